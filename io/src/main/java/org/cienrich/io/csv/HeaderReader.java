package org.cienrich.io.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the header, and by it what separates the columns: comma, semicolon or tab. */
final class HeaderReader {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
  private static final String UTF_16 = "\uFFFD\uFFFD";

  private HeaderReader() {}

  /**
   * Reads the header from a record that is not blank.
   *
   * @return the header and its number of lines
   * @throws InputException if there is none, or it cannot be used
   */
  static Found read(RecordSplitter splitter) throws IOException, InputException {
    @Nullable InputException best = null;
    int most = 0;
    for (char delimiter : DELIMITERS) {
      CsvRecord record = splitter.next(delimiter);
      if (record == null) {
        throw new InputException(List.of("The input is empty."));
      }
      requireText(record);
      @Nullable List<String> cells =
          record.isMalformed() ? null : new Cells(delimiter).of(record.text());
      if (cells != null && cells.size() > most) {
        try {
          return new Found(Header.of(delimiter, cells), record.lines().size());
        } catch (InputException e) {
          best = e;
          most = cells.size();
        }
      }
      splitter.putBack(record);
    }
    throw best == null ? unreadable("a quoted column name does not end") : best;
  }

  /**
   * The header.
   *
   * @param lines how many physical lines it takes
   */
  record Found(Header header, int lines) {}

  private static void requireText(CsvRecord record) throws InputException {
    PhysicalLine first = record.first();
    if (first.isTooLong()) {
      throw unreadable("it is longer than " + PhysicalLines.MAX_BYTES + " bytes");
    }
    if (first.text().startsWith(UTF_16) || first.text().indexOf('\0') >= 0) {
      throw unreadable("the file seems to be UTF-16, save it as UTF-8");
    }
    if (!record.isUtf8()) {
      throw unreadable("it is not UTF-8");
    }
  }

  private static InputException unreadable(String why) {
    return new InputException(new ArrayList<>(List.of("The header cannot be read: " + why + ".")));
  }
}
