package org.cienrich.io.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path cacheDir;
  private Store store;

  @BeforeEach
  void create() {
    store = new LocalStore(cacheDir);
  }

  @Test
  void givesSegmentsInTheOrderTheyCame() throws IOException {
    append(journal(), "one", "", "three");

    assertThat(all(journal())).containsExactly("one", "", "three");
    assertThat(all(new Journal(store, "facts", "other"))).isEmpty();
    assertThat(all(new Journal(store, "logs", "key"))).isEmpty();
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    Journal reader = journal();
    append(journal(), "one");
    assertThat(all(reader)).containsExactly("one");

    Journal writer = journal();
    append(writer, "two");
    append(reader, "three");
    append(writer, "four");

    assertThat(all(reader)).containsExactly("four");
    assertThat(all(journal())).containsExactly("one", "two", "three", "four");
  }

  @Test
  void losesNothingOfManyWriters() throws Exception {
    int writers = 6;
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> done = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      String[] segments = new String[10];
      for (int index = 0; index < segments.length; index++) {
        segments[index] = writer + " " + index;
      }
      expected.addAll(List.of(segments));
      Journal journal = new Journal(new LocalStore(cacheDir), "facts", "key");
      done.add(
          threads.submit(
              () -> {
                start.await();
                append(journal, segments);
                return null;
              }));
    }
    for (Future<?> future : done) {
      future.get();
    }
    threads.shutdown();

    assertThat(all(journal())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void endsBeforeADamagedSegmentUntilItIsWrittenAgain() throws IOException {
    append(journal(), "zero", "one", "two");
    Files.write(fileOf("key 1"), new byte[] {1, 2, 3});

    Journal mender = journal();
    assertThat(all(mender)).containsExactly("zero");
    append(mender, "one again");

    assertThat(all(journal())).containsExactly("zero", "one again", "two");
  }

  @Test
  void passesOverWhatItDidNotWrite() throws IOException {
    store.putIfAbsent("facts", "key 0", "not packed".getBytes(UTF_8));
    store.putIfAbsent("facts", "key 1", new byte[0]);
    append(journal(), "two");

    assertThat(all(journal())).containsExactly("two");
  }

  @Test
  void passesOverWhatUnpacksToTooMuch() throws IOException {
    append(journal(), "x".repeat(1000), "short");

    assertThat(all(new Journal(store, "facts", "key", 999))).containsExactly("short");
    assertThatThrownBy(() -> new Journal(store, "facts", "key", 999).append(new byte[1000]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void compresses() throws IOException {
    append(journal(), "words ".repeat(10_000));

    assertThat(Files.size(fileOf("key 0"))).isLessThan(1000);
  }

  private Journal journal() {
    return new Journal(store, "facts", "key");
  }

  private Path fileOf(String entry) {
    String name = EntryFile.nameOf(entry);
    return cacheDir.resolve("store/facts").resolve(name.substring(0, 2)).resolve(name.substring(2));
  }

  private static void append(Journal journal, String... segments) throws IOException {
    for (String segment : segments) {
      journal.append(segment.getBytes(UTF_8));
    }
  }

  private static List<String> all(Journal journal) throws IOException {
    List<String> segments = new ArrayList<>();
    for (var next = journal.next(); next.isPresent(); next = journal.next()) {
      segments.add(new String(next.get(), UTF_8));
    }
    return segments;
  }
}
