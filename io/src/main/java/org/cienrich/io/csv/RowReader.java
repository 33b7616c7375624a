package org.cienrich.io.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cienrich.io.csv.BadLine.Reason;
import org.jspecify.annotations.Nullable;

/** Makes rows of records. Not thread-safe. */
final class RowReader {
  private static final int RAW_BYTES = 1024;

  private final Header header;
  private final Set<String> providers;
  private final RecordSplitter splitter;
  private final Cells cells;

  RowReader(Header header, Set<String> providers, RecordSplitter splitter) {
    this.header = header;
    this.providers = providers;
    this.splitter = splitter;
    this.cells = new Cells(header.delimiter());
  }

  InputLine read(CsvRecord record) {
    if (record.first().isTooLong()) {
      return bad(
          record,
          Reason.TOO_LARGE,
          "The line is longer than " + PhysicalLines.MAX_BYTES + " bytes.");
    }
    if (record.isMalformed()) {
      return malformed(record);
    }
    List<String> row = cells.of(record.text());
    if (row == null || (record.lines().size() > 1 && !isPlausible(row))) {
      return malformed(splitter.malformed(record));
    }
    if (!record.isUtf8()) {
      return bad(record, Reason.BAD_ENCODING, "The row has bytes that are not UTF-8.");
    }
    if (row.size() != header.columns()) {
      return bad(
          record,
          Reason.WRONG_COLUMNS,
          "The row has " + row.size() + " columns, the header " + header.columns() + ".");
    }
    try {
      return new BuildLine(
          record.first().number(),
          record.lines().size(),
          RepoCell.read(row.get(header.repo())),
          BuildIdCell.read(row.get(header.buildId())),
          provider(row));
    } catch (BadCellException e) {
      return bad(record, e.reason(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Tells whether a record of several lines is likely to be one. If it is not, a quote that
   * somebody forgot has swallowed the rows below.
   */
  private boolean isPlausible(List<String> row) {
    return row.size() == header.columns()
        && row.get(header.repo()).indexOf('\n') < 0
        && row.get(header.buildId()).indexOf('\n') < 0;
  }

  private @Nullable String provider(List<String> row) throws BadCellException {
    if (header.provider().isEmpty()) {
      return null;
    }
    String cell = row.get(header.provider().getAsInt()).strip();
    if (cell.isEmpty()) {
      return null;
    }
    String provider = cell.toLowerCase(Locale.ROOT);
    if (!providers.contains(provider)) {
      throw new BadCellException(
          Reason.BAD_PROVIDER,
          "A CI provider is one of "
              + String.join(", ", providers.stream().sorted().toList())
              + ": "
              + Texts.quote(cell));
    }
    return provider;
  }

  private static BadLine malformed(CsvRecord record) {
    return bad(
        record,
        Reason.MALFORMED,
        "A quoted field is followed by other text, or does not end within "
            + QuoteScanner.MAX_FIELD_LINES
            + " lines and "
            + QuoteScanner.MAX_FIELD_BYTES
            + " bytes, or ends where the columns no longer fit.");
  }

  private static BadLine bad(CsvRecord record, Reason reason, String message) {
    return new BadLine(
        record.first().number(),
        record.lines().size(),
        reason,
        message,
        Texts.cut(record.text(), RAW_BYTES));
  }
}
