package org.cienrich.io.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of one record.
 *
 * @param isMalformed true if the first line begins no record; there is no other line then
 */
record CsvRecord(List<PhysicalLine> lines, boolean isMalformed) {
  CsvRecord {
    lines = List.copyOf(lines);
  }

  PhysicalLine first() {
    return lines.get(0);
  }

  String text() {
    return lines.size() == 1
        ? first().text()
        : lines.stream().map(PhysicalLine::text).collect(Collectors.joining("\n"));
  }

  boolean isUtf8() {
    return lines.stream().allMatch(PhysicalLine::isUtf8);
  }
}
