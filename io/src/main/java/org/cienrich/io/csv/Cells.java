package org.cienrich.io.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Takes the text of one record apart. */
final class Cells {
  private final CSVFormat format;

  Cells(char delimiter) {
    format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
  }

  /** Returns the cells; null if the text is not exactly one record. */
  @Nullable List<String> of(String record) {
    try (CSVParser parser = format.parse(new StringReader(record))) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).toList() : null;
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }
}
