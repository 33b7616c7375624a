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
  CSV {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return CsvRows.withHeader(layout.columns(), channel, style);
    }
  },
  /** One array of objects; see {@link JsonRows}. */
  JSON {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return JsonRows.array(layout.columns(), channel);
    }
  },
  /** One object per line; see {@link JsonRows}. */
  JSONL {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return JsonRows.lines(layout.columns(), channel);
    }
  },
  /** Parquet, with the types of the version. */
  PARQUET {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return RowFormat.PARQUET.open(layout, channel, /* first= */ true);
    }
  },
  /** The format of Weka; see {@link ArffRows}. */
  ARFF {
    @Override
    RowSink open(CellLayout layout, Nominals nominals, WritableByteChannel channel, CsvStyle style)
        throws IOException {
      return new ArffRows(layout, nominals, channel);
    }
  };

  /** Returns the end of file names, without a dot; also the name of the format. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the media types, or the address of a description where none is registered. */
  List<String> encodings() {
    return switch (this) {
      case CSV -> List.of("text/csv");
      case JSON -> List.of("application/json");
      case JSONL -> List.of("application/jsonlines");
      case PARQUET -> List.of("application/vnd.apache.parquet", "application/x-parquet");
      case ARFF -> List.of("https://ml.cms.waikato.ac.nz/weka/arff.html");
    };
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
