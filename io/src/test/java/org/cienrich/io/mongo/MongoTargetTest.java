package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoTargetTest {
  @TempDir private Path folder;

  @Test
  void aUriMayHaveSeveralHosts() throws Exception {
    assertThat(target("mongodb://u:p@a:1,b:2/?replicaSet=r\n").uri().getHosts())
        .containsExactly("a:1", "b:2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://user:top@sec:r/et@host",
        "postgres://user:topsecret@host",
        "user:topsecret",
        "mongodb://user:topsecret@host:port",
        "mongodb://user:topsecret@host/?w=1&w=x&readPreference=best",
      })
  void whatIsNoUriIsRefusedWithoutBeingQuoted(String text) throws Exception {
    MongoTarget target = target(text);

    assertThatThrownBy(() -> SharedClient.of(target))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("MongoDB URI in file " + target.uriFile())
        .hasMessageNotContainingAny("user:", "top", "sec", "host")
        .hasNoCause();
  }

  @Test
  void aFileWithoutTextIsToldApartFromNone() throws Exception {
    MongoTarget empty = target(" \n");
    MongoTarget absent = new MongoTarget("ci_enrich", folder.resolve("absent").toString());

    assertThatThrownBy(empty::uri)
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("There is no MongoDB URI in file " + empty.uriFile())
        .hasMessageContaining("--mongoUriFile");
    assertThatThrownBy(absent::uri).isInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a/b", "a$", "admin", "local", "a\"b", "x\u0000"})
  void namesThatNoDatabaseHasAreRefused(String name) {
    assertThatThrownBy(() -> new MongoTarget(name, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> new MongoTarget("x".repeat(64), null)).isNotNull();
  }

  private MongoTarget target(String text) throws Exception {
    return new MongoTarget("ci_enrich", Files.writeString(folder.resolve("uri"), text).toString());
  }
}
