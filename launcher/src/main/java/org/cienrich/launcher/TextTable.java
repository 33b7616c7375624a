package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text as wide as their cells. Not thread-safe. */
final class TextTable {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param header the names of the columns; those of numbers, which stand at the right, end with
   *     {@code >}
   */
  TextTable(String... header) {
    this.header = List.of(header);
  }

  /** Appends a row with a cell for each column. */
  void add(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + header.size());
    }
    rows.add(Arrays.stream(cells).map(Printable::of).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the same lines with the columns as near as they can be, for tables of many. */
  String narrowLines() {
    return lines("", " ");
  }

  /** Returns the lines, each with this text before it, and a line feed at its end. */
  String lines(String indent) {
    return lines(indent, "  ");
  }

  private String lines(String indent, String gap) {
    List<String> names = header.stream().map(name -> name.replace(">", "")).toList();
    List<List<String>> all = new ArrayList<>(rows);
    if (names.stream().anyMatch(name -> !name.isEmpty())) {
      all.add(0, names);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        String space = " ".repeat(width(all, i) - row.get(i).length());
        line.append(i == 0 ? "" : gap)
            .append(header.get(i).endsWith(">") ? space + row.get(i) : row.get(i) + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
