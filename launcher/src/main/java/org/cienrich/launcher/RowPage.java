package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.export.FirstRows;
import org.cienrich.io.table.CsvCells;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a table for a terminal: as lines where they fit, else each column as a line and each row
 * beside the one before. What does not fit is cut, and said. Nothing in a cell can control the
 * terminal.
 */
final class RowPage {
  private static final int WIDEST = 40;
  private static final int NARROWEST = 12;
  private static final String GAP = "  ";

  private RowPage() {}

  static String of(FirstRows rows, int width) {
    if (rows.rows().isEmpty()) {
      return "No row meets all of the criteria.\n";
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(rows.columns().stream().map(TableColumn::name).toList());
    rows.rows().forEach(row -> lines.add(row.stream().map(RowPage::text).toList()));
    return totalWidth(lines) <= width ? page(lines, width) : transposed(lines, width);
  }

  private static String transposed(List<List<String>> rows, int width) {
    int names = rows.get(0).stream().mapToInt(String::length).max().orElse(0);
    int fitting = Math.max(1, (width - names) / (NARROWEST + GAP.length()));
    int shown = Math.min(rows.size() - 1, fitting);
    int widest = Math.max(NARROWEST, (width - names) / shown - GAP.length());
    List<List<String>> lines = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      List<String> line = new ArrayList<>();
      line.add(rows.get(0).get(column));
      for (int row = 1; row <= shown; row++) {
        line.add(cut(rows.get(row).get(column), widest));
      }
      lines.add(line);
    }
    String page = page(lines, width);
    int left = rows.size() - 1 - shown;
    return left == 0
        ? page
        : page + "%d more %s not fit.%n".formatted(left, left == 1 ? "row does" : "rows do");
  }

  private static String page(List<List<String>> lines, int width) {
    StringBuilder page = new StringBuilder();
    int[] widths = widths(lines);
    for (List<String> cells : lines) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        String cell = i == 0 ? cells.get(i) : cut(cells.get(i), WIDEST);
        line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()))).append(GAP);
      }
      page.append(cut(line.toString().stripTrailing(), Math.max(width, NARROWEST))).append('\n');
    }
    return page.toString();
  }

  private static int totalWidth(List<List<String>> lines) {
    int total = 0;
    for (int width : widths(lines)) {
      total += width + GAP.length();
    }
    return total;
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, line.get(i).length()));
      }
    }
    return widths;
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : CsvCells.text(cell).replaceAll("\\p{C}", "�");
  }
}
