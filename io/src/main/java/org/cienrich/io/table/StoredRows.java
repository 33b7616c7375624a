package org.cienrich.io.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a part. Storing the same row again replaces it. Not thread-safe. */
public interface StoredRows extends Closeable {
  /**
   * Takes a row, given as one value per column. Equal rows of a part come one after the other.
   *
   * @throws IOException if the row, or one before it, cannot be stored
   */
  void write(List<@Nullable Object> cells) throws IOException;

  /**
   * Returns once all rows are stored for good.
   *
   * @return what tells rows that were written now from those of any other attempt at the part
   */
  String complete() throws IOException;

  /** Gives up what is held; what was not completed may be stored or not. */
  @Override
  void close() throws IOException;
}
