package org.cienrich.io.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStoreTest {
  @TempDir Path cacheDir;

  @Test
  void givesBackWhatWasPut() throws IOException {
    Store store = new LocalStore(cacheDir);

    assertThat(store.putIfAbsent("facts", "a key", "value".getBytes(UTF_8))).isTrue();

    assertThat(store.get("facts", "a key")).contains("value".getBytes(UTF_8));
    assertThat(store.get("facts", "another key")).isEmpty();
    assertThat(store.get("logs", "a key")).isEmpty();
  }

  @Test
  void keepsTheEmptyValue() throws IOException {
    Store store = new LocalStore(cacheDir);

    store.putIfAbsent("facts", "key", new byte[0]);

    assertThat(store.get("facts", "key")).contains(new byte[0]);
  }

  @Test
  void streamsLargeValues() throws IOException {
    Store store = new LocalStore(cacheDir);
    byte[] value = new byte[3_000_000];
    value[2_999_999] = 7;

    assertThat(store.putIfAbsent("logs", "key", new ByteArrayInputStream(value))).isTrue();

    try (InputStream in = store.open("logs", "key").orElseThrow()) {
      in.skipNBytes(2_999_999);
      assertThat(in.read()).isEqualTo(7);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[8])).isEqualTo(-1);
    }
  }

  @Test
  void neverReplacesAValue() throws IOException {
    Store store = new LocalStore(cacheDir);
    store.putIfAbsent("facts", "key", "first".getBytes(UTF_8));

    assertThat(store.putIfAbsent("facts", "key", "second".getBytes(UTF_8))).isFalse();

    assertThat(store.get("facts", "key")).contains("first".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 20, 44})
  void removesAnEntryThatWasCutOff(int length) throws IOException {
    Store store = new LocalStore(cacheDir);
    store.putIfAbsent("facts", "key", "value".getBytes(UTF_8));
    Path file = onlyEntry();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, length));

    assertThat(store.get("facts", "key")).isEmpty();

    assertThat(file).doesNotExist();
    assertThat(store.putIfAbsent("facts", "key", "again".getBytes(UTF_8))).isTrue();
  }

  @Test
  void replacesAnEntryWithAFlippedBit() throws IOException {
    Store store = new LocalStore(cacheDir);
    store.putIfAbsent("facts", "key", "value".getBytes(UTF_8));
    Path file = onlyEntry();
    byte[] bytes = Files.readAllBytes(file);
    bytes[1] ^= 1;
    Files.write(file, bytes);

    assertThat(store.putIfAbsent("facts", "key", "value".getBytes(UTF_8))).isTrue();

    assertThat(store.get("facts", "key")).contains("value".getBytes(UTF_8));
  }

  @Test
  void doesNotTakeTheEntryOfAnotherKey() throws IOException {
    Store store = new LocalStore(cacheDir);
    store.putIfAbsent("facts", "first", "value".getBytes(UTF_8));
    byte[] ofFirst = Files.readAllBytes(onlyEntry());
    store.putIfAbsent("facts", "second", "other".getBytes(UTF_8));
    for (Path file : entries()) {
      Files.write(file, ofFirst);
    }

    assertThat(store.get("facts", "second")).isEmpty();
    assertThat(store.get("facts", "first")).isPresent();
  }

  @Test
  void keepsNothingWhenTheSourceBreaks() throws IOException {
    Store store = new LocalStore(cacheDir);
    InputStream breaking =
        new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new StreamThatBreaks());

    assertThatThrownBy(() -> store.putIfAbsent("logs", "key", breaking))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");

    assertThat(store.get("logs", "key")).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void removesWhatDeadWritersLeft() throws IOException {
    Store store = new LocalStore(cacheDir);
    Path temporary = Files.createDirectories(cacheDir.resolve("store/.tmp"));
    Path old = Files.createFile(temporary.resolve("old"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path fresh = Files.createFile(temporary.resolve("fresh"));

    store.putIfAbsent("facts", "key", new byte[1]);

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", "A", "a\0", "1a", ".tmp"})
  void refusesKindsThatAreNoNames(String kind) {
    Store store = new LocalStore(cacheDir);

    assertThatThrownBy(() -> store.get(kind, "key")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.putIfAbsent(kind, "key", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void staysInsideItsDirectoryWhateverTheKey() throws IOException {
    Path inner = cacheDir.resolve("inner");
    Store store = new LocalStore(inner);

    store.putIfAbsent("facts", "../../../outside", new byte[1]);

    try (Stream<Path> siblings = Files.list(cacheDir)) {
      assertThat(siblings).containsExactly(inner);
    }
    assertThat(store.get("facts", "../../../outside")).contains(new byte[1]);
  }

  @Test
  void letsExactlyOneOfSeveralWritersWin() throws Exception {
    int writers = 4;
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      for (int round = 0; round < 50; round++) {
        String key = "key " + round;
        List<Future<Boolean>> results = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
          byte[] value = new byte[] {(byte) writer};
          results.add(
              threads.submit(
                  () -> {
                    Store store = new LocalStore(cacheDir);
                    start.await();
                    return store.putIfAbsent("facts", key, value);
                  }));
        }
        int winner = -1;
        for (int writer = 0; writer < writers; writer++) {
          if (results.get(writer).get()) {
            assertThat(winner).isEqualTo(-1);
            winner = writer;
          }
        }
        assertThat(new LocalStore(cacheDir).get("facts", key)).contains(new byte[] {(byte) winner});
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Path onlyEntry() throws IOException {
    assertThat(entries()).hasSize(1);
    return entries().get(0);
  }

  private List<Path> entries() throws IOException {
    return files().stream().filter(file -> file.toString().contains("facts")).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(cacheDir)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static final class StreamThatBreaks extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw new IOException("broken");
    }
  }
}
