package org.cienrich.io.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cienrich.io.store.LocalStore;
import org.cienrich.io.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLogsTest {
  @TempDir Path cacheDir;

  private LogStore logs() {
    return new StoredLogs(new LocalStore(cacheDir));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection lost");
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        throw new IOException("connection lost");
      }
    };
  }

  private static String opened(LogStore logs) throws IOException {
    try (InputStream in = logs.open("build", "job").orElseThrow()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(cacheDir)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    String text = "first \u00e9\ud83d\ude00\r\nsecond\nlast";

    assertThat(logs().put("build", "job", stream(text))).isEqualTo(text.getBytes(UTF_8).length);

    assertThat(opened(logs())).isEqualTo(text);
    assertThat(logs().size("build", "job")).hasValue(text.getBytes(UTF_8).length);
    assertThat(logs().open("build", "other")).isEmpty();
    assertThat(logs().size("other", "job")).isEmpty();
  }

  @Test
  void dropsTheByteOrderMark() throws IOException {
    assertThat(logs().put("build", "job", stream("\uFEFFfirst"))).isEqualTo(5);

    assertThat(opened(logs())).isEqualTo("first");
  }

  @Test
  void keepsTheEmptyLog() throws IOException {
    assertThat(logs().put("build", "job", stream(""))).isZero();

    assertThat(opened(logs())).isEmpty();
    assertThat(logs().size("build", "job")).hasValue(0);
  }

  @Test
  void storesAndCountsTheMaskedText() throws IOException {
    long size = logs().put("build", "job", stream("token ghp_" + Fake.alphanumeric(36) + "\n"));

    assertThat(opened(logs())).isEqualTo("token ***\n");
    assertThat(size).isEqualTo(10);
    assertThat(logs().size("build", "job")).hasValue(10);
  }

  @Test
  void replacesBytesThatAreNotUtf8() throws IOException {
    byte[] text = {'a', (byte) 0xff, 'b', '\n', (byte) 0xc3};

    long size = logs().put("build", "job", new ByteArrayInputStream(text));

    assertThat(opened(logs())).isEqualTo("a\ufffdb\n\ufffd");
    assertThat(size).isEqualTo(9);
  }

  @Test
  void doesNotReadALogThatIsThere() throws IOException {
    logs().put("build", "job", stream("text"));

    assertThat(logs().put("build", "job", broken())).isEqualTo(4);
    assertThat(opened(logs())).isEqualTo("text");
  }

  @Test
  void keepsNothingWhenReadingFails() throws IOException {
    InputStream cutOff = new SequenceInputStream(stream("line\n".repeat(100_000)), broken());

    assertThatThrownBy(() -> logs().put("build", "job", cutOff)).hasMessage("connection lost");

    assertThat(logs().size("build", "job")).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesMoreThanTheLimit() throws IOException {
    LogStore small = new StoredLogs(new LocalStore(cacheDir), SecretMasker.standard(), 10);

    assertThat(small.put("build", "fits", stream("0123456789"))).isEqualTo(10);
    assertThatThrownBy(() -> small.put("build", "job", stream("0123456789\n")))
        .isInstanceOf(TooLargeLogException.class)
        .hasMessage("Log of more than 10 bytes");
    assertThat(small.size("build", "job")).isEmpty();
  }

  @Test
  void aDamagedLogIsAsGoodAsAbsent() throws IOException {
    logs().put("build", "job", stream("text\n".repeat(1000)));
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[15] ^= 1;
    Files.write(file, bytes);

    assertThat(logs().size("build", "job")).isEmpty();
    assertThat(logs().open("build", "job")).isEmpty();
    assertThat(logs().put("build", "job", stream("again"))).isEqualTo(5);
    assertThat(opened(logs())).isEqualTo("again");
  }

  @Test
  void anEntryOfAnotherFormatIsAnError() throws IOException {
    Store store = new LocalStore(cacheDir);
    store.putIfAbsent(StoredLogs.KIND, "build/job", "something else".getBytes(UTF_8));

    assertThatThrownBy(() -> logs().size("build", "job")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> logs().open("build", "job")).isInstanceOf(IOException.class);
  }

  @Test
  void severalWritersAgreeOnOneLog() throws Exception {
    int writers = 4;
    CyclicBarrier together = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<Long>> sizes = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        sizes.add(
            threads.submit(
                () -> {
                  together.await();
                  return logs().put("build", "job", stream("line\n".repeat(10_000)));
                }));
      }
      for (Future<Long> size : sizes) {
        assertThat(size.get()).isEqualTo(50_000);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(opened(logs())).isEqualTo("line\n".repeat(10_000));
    assertThat(files()).hasSize(1);
  }

  @Test
  void compresses() throws IOException {
    logs().put("build", "job", stream("[INFO] Running org.example.Test\n".repeat(10_000)));

    assertThat(Files.size(files().get(0))).isLessThan(10_000);
  }
}
