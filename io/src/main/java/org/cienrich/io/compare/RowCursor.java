package org.cienrich.io.compare;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.cienrich.io.export.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source, each when it is asked for, so that two sources can be read side by side. A
 * thread of its own reads a few hundred rows ahead, and ends with the rows or on closing. For use
 * by one thread.
 */
final class RowCursor implements Closeable {
  private static final int BATCH_ROWS = 64;
  private static final int BATCHES_AHEAD = 4;

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Thread reader;
  private Batch batch = new Batch(List.of(), false, null);
  private int next;

  private record Batch(
      List<List<@Nullable Object>> rows, boolean isLast, @Nullable Throwable failure) {}

  RowCursor(RowSource source) {
    reader = new Thread(() -> read(source), "rows");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Returns the next row; null after the last.
   *
   * @throws IOException if the rows cannot be read
   */
  @Nullable List<@Nullable Object> next() throws IOException {
    while (next == batch.rows().size()) {
      if (batch.failure() instanceof IOException unreadable) {
        throw unreadable;
      }
      if (batch.failure() != null) {
        throw new IOException(batch.failure().getMessage(), batch.failure());
      }
      if (batch.isLast()) {
        return null;
      }
      batch = take();
      next = 0;
    }
    return batch.rows().get(next++);
  }

  private Batch take() throws InterruptedIOException {
    try {
      return batches.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for rows");
    }
  }

  private void read(RowSource source) {
    try {
      Filling filling = new Filling();
      source.forEach(filling::add);
      batches.put(new Batch(filling.rows, true, null));
    } catch (InterruptedException | InterruptedIOException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error failure) {
      fail(failure);
    }
  }

  private void fail(Throwable failure) {
    try {
      batches.put(new Batch(List.of(), true, failure));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Rows on their way into a batch. */
  private final class Filling {
    private List<List<@Nullable Object>> rows = new ArrayList<>(BATCH_ROWS);

    void add(List<@Nullable Object> cells) throws InterruptedIOException {
      rows.add(new ArrayList<>(cells));
      if (rows.size() == BATCH_ROWS) {
        try {
          batches.put(new Batch(rows, false, null));
        } catch (InterruptedException closed) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("Closed");
        }
        rows = new ArrayList<>(BATCH_ROWS);
      }
    }
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
