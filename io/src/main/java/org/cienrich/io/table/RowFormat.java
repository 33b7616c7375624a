package org.cienrich.io.table;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A file format for rows. The same rows give the same bytes. */
public enum RowFormat {
  /** Parquet, with the schema of {@link TableSchemas}. */
  PARQUET("parquet") {
    @Override
    public RowSink open(TableLayout<?> layout, WritableByteChannel channel, boolean first)
        throws IOException {
      return new ParquetRows(layout, channel);
    }
  },
  /** CSV by RFC 4180; see {@link CsvCells} for the cells. Only the first part has a header. */
  CSV("csv") {
    @Override
    public RowSink open(TableLayout<?> layout, WritableByteChannel channel, boolean first)
        throws IOException {
      return new CsvRows(layout.columns(), channel, first);
    }
  },
  /** JSON lines: one object per row, with every column in its order, empty cells as null. */
  JSONL("jsonl") {
    @Override
    public RowSink open(TableLayout<?> layout, WritableByteChannel channel, boolean first)
        throws IOException {
      return JsonRows.lines(layout.columns(), channel);
    }
  };

  private final String extension;

  RowFormat(String extension) {
    this.extension = extension;
  }

  /** Returns the end of the file names, without a dot. */
  public String extension() {
    return extension;
  }

  /**
   * Starts a file. The sink closes the channel.
   *
   * @param first whether the file is the first of its table
   */
  public abstract RowSink open(TableLayout<?> layout, WritableByteChannel channel, boolean first)
      throws IOException;
}
