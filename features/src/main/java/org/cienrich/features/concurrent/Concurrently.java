package org.cienrich.features.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Waits for many answers at once, on a fixed number of daemon threads. They live as long as the
 * JVM: keep an instance in a static final field. Thread-safe; a function must not use the instance
 * that runs it again, since all threads could then wait for each other.
 */
public final class Concurrently {
  private final ExecutorService pool;

  /**
   * Starts no thread yet.
   *
   * @param name of each thread
   * @param threads how many functions run at once at the most, whatever the number of callers
   */
  public Concurrently(String name, int threads) {
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Applies a function that waits to all items; to a single one in the thread of the caller. What
   * it throws unchecked is thrown here, after the others were cancelled.
   *
   * @return the results in the order of the items
   * @throws CancellationException if the thread is interrupted; the others were cancelled then, and
   *     the thread stays interrupted
   */
  public <A, B> List<B> map(List<A> items, Function<? super A, ? extends B> function) {
    if (items.size() <= 1) {
      return items.stream().<B>map(function).toList();
    }
    List<Future<B>> pending = new ArrayList<>(items.size());
    for (A item : items) {
      pending.add(pool.submit(() -> function.apply(item)));
    }
    List<B> results = new ArrayList<>(items.size());
    try {
      for (Future<B> future : pending) {
        results.add(future.get());
      }
    } catch (ExecutionException failure) {
      pending.forEach(future -> future.cancel(true));
      throw unchecked(failure.getCause());
    } catch (InterruptedException interrupted) {
      pending.forEach(future -> future.cancel(true));
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for answers");
    }
    return results;
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("A function failed unexpectedly", cause);
  }
}
