package org.cienrich.io.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records. What follows the first line of a malformed record is read again, so
 * that a lost quote costs one line. Holds at most the lines of one quoted field and some. Not
 * thread-safe.
 */
final class RecordSplitter {
  /** Several quoted fields of one record may be large. */
  private static final int MAX_RECORD_CHARS = 1 << 20;

  private final PhysicalLines lines;

  RecordSplitter(PhysicalLines lines) {
    this.lines = lines;
  }

  /** Returns the next record, null after the last. A blank line is a record. */
  @Nullable CsvRecord next(char delimiter) throws IOException {
    PhysicalLine first = lines.next();
    if (first == null) {
      return null;
    }
    List<PhysicalLine> record = new ArrayList<>(1);
    record.add(first);
    if (first.isTooLong()) {
      return new CsvRecord(record, false);
    }
    QuoteScanner quotes = new QuoteScanner(delimiter);
    quotes.line(first.text());
    int chars = first.text().length();
    while (quotes.isOpen() && chars <= MAX_RECORD_CHARS) {
      PhysicalLine more = lines.next();
      if (more == null) {
        break;
      }
      record.add(more);
      if (more.isTooLong()) {
        break;
      }
      quotes.line(more.text());
      chars += more.text().length();
    }
    CsvRecord whole = new CsvRecord(record, false);
    return quotes.isOpen() || quotes.isBroken() ? malformed(whole) : whole;
  }

  /** Takes the first line of a record as malformed, and puts the others back. */
  CsvRecord malformed(CsvRecord record) {
    lines.putBack(record.lines().subList(1, record.lines().size()));
    return new CsvRecord(record.lines().subList(0, 1), true);
  }

  /** Puts a whole record back. */
  void putBack(CsvRecord record) {
    lines.putBack(record.lines());
  }
}
