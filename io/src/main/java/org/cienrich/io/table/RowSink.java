package org.cienrich.io.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows to one file. Not thread-safe. */
public interface RowSink extends Closeable {
  /** Appends a row, given as one value per column. */
  void write(List<@Nullable Object> cells) throws IOException;

  /** Completes the file and closes the channel beneath. */
  @Override
  void close() throws IOException;
}
