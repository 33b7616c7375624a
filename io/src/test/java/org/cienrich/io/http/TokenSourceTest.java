package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSourceTest {
  private static final TokenSource BY_NAME =
      new TokenSource(null, List.of("SOME_TOKENS", "SOME_TOKEN"));

  @TempDir Path folder;

  @Test
  void readsTheFirstVariableThatIsSet() {
    assertThat(BY_NAME.read(Map.of("SOME_TOKENS", "a, b,,a", "SOME_TOKEN", "c")))
        .containsExactly("a", "b");
    assertThat(BY_NAME.read(Map.of("SOME_TOKENS", " ", "SOME_TOKEN", "c"))).containsExactly("c");
    assertThat(BY_NAME.read(Map.of())).isEmpty();
  }

  @Test
  void readsTheFileAloneWhenOneIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), "x\ny\r\n");
    TokenSource source = new TokenSource(file.toString(), List.of("SOME_TOKEN"));
    assertThat(source.read(Map.of("SOME_TOKEN", "c"))).containsExactly("x", "y");
  }

  @Test
  void aNamedFileMustHaveAToken() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThatThrownBy(new TokenSource(empty.toString(), List.of())::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(empty.toString());
    assertThatThrownBy(new TokenSource(folder.resolve("none").toString(), List.of())::read)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }

  @Test
  void refusesWhatCannotBeATokenWithoutTellingIt() {
    assertThatThrownBy(() -> BY_NAME.read(Map.of("SOME_TOKENS", "fine,sécret")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Token number 2 in variable SOME_TOKENS has a character that no token has");
  }
}
