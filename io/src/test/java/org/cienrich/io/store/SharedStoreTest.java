package org.cienrich.io.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store that goes through Beam, on the file system of this machine. */
class SharedStoreTest {
  private static final byte[] VALUE = "value".getBytes(UTF_8);

  @TempDir Path folder;
  private Path work;
  private Store store;

  @BeforeEach
  void open() {
    work = folder.resolve("work");
    store = new SharedStore(folder.resolve("shared") + "/", work);
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    assertThat(store.get("facts", "a key")).isEmpty();

    assertThat(store.putIfAbsent("facts", "a key", VALUE)).isTrue();

    assertThat(store.get("facts", "a key")).contains(VALUE);
    assertThat(store.get("logs", "a key")).isEmpty();
    assertThat(files(work)).isEmpty();
  }

  @Test
  void hasTheLayoutOfALocalStore() throws IOException {
    store.putIfAbsent("facts", "key", VALUE);
    Store local = new LocalStore(folder.resolve("shared"));

    assertThat(local.get("facts", "key")).contains(VALUE);
    local.putIfAbsent("facts", "other", VALUE);
    assertThat(store.get("facts", "other")).contains(VALUE);
  }

  @Test
  void streamsLargeValues() throws IOException {
    byte[] value = new byte[3_000_000];
    value[2_999_999] = 7;

    assertThat(store.putIfAbsent("logs", "key", new ByteArrayInputStream(value))).isTrue();

    try (InputStream in = store.open("logs", "key").orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(value);
    }
    assertThat(files(work)).isEmpty();
  }

  @Test
  void neverReplacesAValue() throws IOException {
    store.putIfAbsent("facts", "key", VALUE);

    assertThat(store.putIfAbsent("facts", "key", "second".getBytes(UTF_8))).isFalse();

    assertThat(store.get("facts", "key")).contains(VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 20, 44})
  void replacesAnEntryThatWasCutOff(int length) throws IOException {
    store.putIfAbsent("facts", "key", VALUE);
    Path entry = files(folder.resolve("shared")).get(0);
    Files.write(entry, Arrays.copyOf(Files.readAllBytes(entry), length));

    assertThat(store.get("facts", "key")).isEmpty();
    assertThat(store.putIfAbsent("facts", "key", "again".getBytes(UTF_8))).isTrue();

    assertThat(store.get("facts", "key")).contains("again".getBytes(UTF_8));
  }

  @Test
  void leavesNothingBehindWhenReadingFails() throws IOException {
    Throwable cutOff = new IOException("cut off");
    InputStream broken = new BrokenInputStream(cutOff);

    assertThatThrownBy(() -> store.putIfAbsent("logs", "key", broken)).hasMessage("cut off");

    assertThat(store.get("logs", "key")).isEmpty();
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void onThisMachineLocationsArePathsOrFileUris() throws IOException {
    Path shared = folder.resolve("shared");
    SharedStore.at(shared.toString(), work).putIfAbsent("facts", "a", VALUE);
    SharedStore.at(shared.toUri().toString(), work).putIfAbsent("facts", "b", VALUE);

    assertThat(SharedStore.at(shared.toString(), work)).isInstanceOf(LocalStore.class);
    assertThat(new LocalStore(shared).get("facts", "a")).contains(VALUE);
    assertThat(new LocalStore(shared).get("facts", "b")).contains(VALUE);
    assertThatThrownBy(() -> SharedStore.at("nosuch://bucket/folder", work))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nosuch");
  }

  private static List<Path> files(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
