package org.cienrich.io.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers with caches of their own and one that they share. */
class TieredStoreTest {
  private static final byte[] VALUE = "value".getBytes(UTF_8);
  private static final byte[] OTHER = "other".getBytes(UTF_8);

  @TempDir Path folder;
  private LocalStore localOfA;
  private Store shared;
  private UnsteadyStore unsteady;
  private Store a;
  private Store b;

  @BeforeEach
  void open() {
    localOfA = new LocalStore(folder.resolve("a"));
    shared = new LocalStore(folder.resolve("shared"));
    unsteady = new UnsteadyStore(shared);
    a = new TieredStore(localOfA, unsteady);
    b = worker("b");
  }

  @Test
  void whatOneWorkerPutsAnotherOneHas() throws IOException {
    assertThat(a.putIfAbsent("facts", "key", VALUE)).isTrue();

    assertThat(b.get("facts", "key")).contains(VALUE);
    assertThat(new LocalStore(folder.resolve("b")).get("facts", "key")).contains(VALUE);
  }

  @Test
  void streamsComeFromTheSharedStoreAndStayHere() throws IOException {
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 7;
    b.putIfAbsent("logs", "key", new ByteArrayInputStream(large));

    try (InputStream in = a.open("logs", "key").orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
    assertThat(localOfA.get("logs", "key")).contains(large);
  }

  @Test
  void theSharedStoreSaysWhoWasFirst() throws IOException {
    b.putIfAbsent("facts", "key", VALUE);

    assertThat(a.putIfAbsent("facts", "key", OTHER)).isFalse();

    assertThat(localOfA.get("facts", "key")).isEmpty();
    assertThat(a.get("facts", "key")).contains(VALUE);
  }

  @Test
  void damagedSharedEntriesAreAbsent() throws IOException {
    b.putIfAbsent("facts", "key", VALUE);
    StoreFiles.damage(folder.resolve("shared"), "facts", "key");

    assertThat(a.get("facts", "key")).isEmpty();
    assertThat(a.putIfAbsent("facts", "key", VALUE)).isTrue();

    assertThat(shared.get("facts", "key")).contains(VALUE);
  }

  @Test
  void worksAloneWhileTheSharedStoreCannotBeReached() throws IOException {
    unsteady.setReachable(false);
    assertThat(a.get("facts", "key")).isEmpty();
    assertThat(a.open("facts", "key")).isEmpty();
    assertThat(a.putIfAbsent("facts", "key", VALUE)).isTrue();
    assertThat(a.putIfAbsent("facts", "key", OTHER)).isFalse();
    assertThat(a.get("facts", "key")).contains(VALUE);

    unsteady.setReachable(true);
    assertThat(a.putIfAbsent("facts", "key", OTHER)).isFalse();
    assertThat(a.get("facts", "key")).contains(VALUE);
    assertThat(shared.get("facts", "key")).isEmpty();
  }

  @Test
  void journalsOfManyWorkersLoseAndMixNothing() throws Exception {
    int workers = 4;
    int segments = 25;
    CyclicBarrier start = new CyclicBarrier(workers);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        String name = "w" + worker;
        writers.add(
            threads.submit(
                () -> {
                  Journal journal = new Journal(worker(name), "journal", "key");
                  start.await();
                  for (int segment = 0; segment < segments; segment++) {
                    journal.append((name + "." + segment).getBytes(UTF_8));
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }

    List<String> ofAColdWorker = segments(worker("cold"));
    assertThat(ofAColdWorker).hasSize(workers * segments).doesNotHaveDuplicates();
    for (int worker = 0; worker < workers; worker++) {
      assertThat(segments(worker("w" + worker))).isEqualTo(ofAColdWorker);
    }
  }

  @Test
  void generationsOfManyWorkersAreOneRow() throws Exception {
    int workers = 4;
    int states = 10;
    CyclicBarrier start = new CyclicBarrier(workers);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        String name = "w" + worker;
        writers.add(
            threads.submit(
                () -> {
                  Generations row = new Generations(worker(name), "response");
                  start.await();
                  for (int state = 0; state < states; state++) {
                    row.add("key", (name + "." + state).getBytes(UTF_8));
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }

    Generations row = new Generations(worker("cold"), "response");
    assertThat(row.newest("key")).isEqualTo(workers * states);
    Set<String> seen = new HashSet<>();
    for (int generation = 1; generation <= workers * states; generation++) {
      byte[] state = row.get("key", generation).orElseThrow();
      seen.add(new String(state, UTF_8));
      for (int worker = 0; worker < workers; worker++) {
        Generations same = new Generations(worker("w" + worker), "response");
        assertThat(same.get("key", generation)).contains(state);
      }
    }
    assertThat(seen).hasSize(workers * states);
  }

  private Store worker(String name) {
    return new TieredStore(new LocalStore(folder.resolve(name)), shared);
  }

  private static List<String> segments(Store store) throws IOException {
    Journal journal = new Journal(store, "journal", "key");
    List<String> segments = new ArrayList<>();
    for (Optional<byte[]> next = journal.next(); next.isPresent(); next = journal.next()) {
      segments.add(new String(next.get(), UTF_8));
    }
    return segments;
  }
}
