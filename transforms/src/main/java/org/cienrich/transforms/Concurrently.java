package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Waits for many answers at once. One pool of daemon threads serves the whole JVM, whatever the
 * number of bundles: the remote's limit, not the number of cores, bounds what can be in flight.
 */
final class Concurrently {
  private static final int THREADS = 32;
  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "lookup");
            thread.setDaemon(true);
            return thread;
          });

  private Concurrently() {}

  /**
   * Applies a function that waits for a remote to all items.
   *
   * @return the results in the order of the items
   * @throws IllegalStateException if the function threw or the thread was interrupted
   */
  static <A, B> List<B> map(List<A> items, Function<A, B> function) {
    List<Future<B>> pending = new ArrayList<>(items.size());
    for (A item : items) {
      pending.add(POOL.submit(() -> function.apply(item)));
    }
    List<B> results = new ArrayList<>(items.size());
    try {
      for (Future<B> future : pending) {
        results.add(future.get());
      }
    } catch (ExecutionException failure) {
      pending.forEach(future -> future.cancel(true));
      throw new IllegalStateException("A lookup failed unexpectedly", failure.getCause());
    } catch (InterruptedException interrupted) {
      pending.forEach(future -> future.cancel(true));
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for lookups", interrupted);
    }
    return results;
  }
}
