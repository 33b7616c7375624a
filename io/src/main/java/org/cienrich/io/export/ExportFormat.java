package org.cienrich.io.export;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Locale;
import org.cienrich.io.table.CellLayout;
import org.cienrich.io.table.CsvRows;
import org.cienrich.io.table.CsvStyle;
import org.cienrich.io.table.JsonRows;
import org.cienrich.io.table.RowFormat;
import org.cienrich.io.table.RowSink;

/** A form of data that other tools read. */
public enum ExportFormat {
  /** CSV with a header; see {@link CsvRows}. */
  CSV("text/csv") {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return CsvRows.withHeader(layout.columns(), channel, style);
    }
  },
  /** One array of objects; see {@link JsonRows}. */
  JSON("application/json") {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return JsonRows.array(layout.columns(), channel);
    }
  },
  /** One object per line; see {@link JsonRows}. */
  JSONL("application/jsonlines") {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return JsonRows.lines(layout.columns(), channel);
    }
  },
  /** Parquet, with the types of the version. */
  PARQUET("application/vnd.apache.parquet", "application/x-parquet") {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return RowFormat.PARQUET.open(layout, channel, /* first= */ true);
    }
  },
  /** The format of Weka; see {@link ArffRows}. */
  ARFF("https://ml.cms.waikato.ac.nz/weka/arff.html") {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return new ArffRows(layout, nominals, channel);
    }
  };

  private final List<String> encodings;

  ExportFormat(String... encodings) {
    this.encodings = List.of(encodings);
  }

  /** Returns the end of file names, without a dot; also the name of the format. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the media types, or the address of a description where none is registered. */
  List<String> encodings() {
    return encodings;
  }

  /**
   * Starts a file. The sink closes the channel.
   *
   * @param nominals used by ARFF alone
   * @param style used by CSV alone
   */
  abstract RowSink open(
      CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
      throws IOException;
}
