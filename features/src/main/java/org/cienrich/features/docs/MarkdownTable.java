package org.cienrich.features.docs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds a table in Markdown. Not thread-safe. */
final class MarkdownTable {
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... headings) {
    columns = headings.length;
    add(headings);
    text.append("|").append("---|".repeat(columns)).append('\n');
  }

  void add(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells in a row of " + columns);
    }
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
