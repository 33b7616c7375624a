package org.cienrich.io.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cienrich.io.export.RowSource.RowVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows on a thread of its own, some thousand of them ahead, and hands them to a visitor on
 * the thread that asked.
 */
final class ReadAhead {
  private static final int ROWS_PER_BATCH = 256;
  private static final int BATCHES = 8;

  /** Follows the last batch. */
  private static final List<List<@Nullable Object>> END = List.of();

  private final BlockingQueue<List<List<@Nullable Object>>> queue =
      new ArrayBlockingQueue<>(BATCHES);
  private List<List<@Nullable Object>> batch = new ArrayList<>();

  private ReadAhead() {}

  /** Reads all rows. */
  interface Reader {
    void forEach(RowVisitor visitor) throws IOException;
  }

  /** Returns when the visitor has seen all rows, or one of both threw. */
  static void forEach(Reader reader, RowVisitor visitor) throws IOException {
    new ReadAhead().run(reader, visitor);
  }

  private void run(Reader reader, RowVisitor visitor) throws IOException {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "read-ahead");
              made.setDaemon(true);
              return made;
            });
    try {
      Future<?> reading =
          thread.submit(
              () -> {
                read(reader);
                return null;
              });
      for (List<List<@Nullable Object>> rows = queue.take(); !rows.isEmpty(); rows = queue.take()) {
        for (List<@Nullable Object> row : rows) {
          visitor.visit(row);
        }
      }
      reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      thread.shutdownNow();
    }
  }

  /** Ends with {@link #END}, unless nobody takes it. */
  private void read(Reader reader) throws IOException, InterruptedException {
    try {
      reader.forEach(this::add);
    } finally {
      if (!batch.isEmpty()) {
        queue.put(batch);
      }
      queue.put(END);
    }
  }

  private void add(List<@Nullable Object> row) throws IOException {
    batch.add(row);
    if (batch.size() == ROWS_PER_BATCH) {
      try {
        queue.put(batch);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while reading");
      }
      batch = new ArrayList<>(ROWS_PER_BATCH);
    }
  }

  private static IOException rethrown(@Nullable Throwable failure) {
    if (failure instanceof IOException io) {
      return io;
    }
    if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return new IOException(failure);
  }
}
