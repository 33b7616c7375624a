package org.cienrich.io.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks remotes many questions at once, on 32 daemon threads for the whole JVM. Thread-safe; a
 * function must not call it again, since all threads could then wait for each other.
 */
public final class Concurrently {
  private static final int THREADS = 32;
  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "request");
            thread.setDaemon(true);
            return thread;
          });

  private Concurrently() {}

  /**
   * Applies a function that waits for a remote to all items. What it throws unchecked is thrown
   * here, after the others were cancelled.
   *
   * @return the results in the order of the items
   * @throws CancellationException if the thread is interrupted
   */
  public static <A, B> List<B> map(List<A> items, Function<? super A, ? extends B> function) {
    if (items.size() <= 1) {
      return items.stream().<B>map(function).toList();
    }
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
        : new IllegalStateException("A request failed unexpectedly", cause);
  }
}
