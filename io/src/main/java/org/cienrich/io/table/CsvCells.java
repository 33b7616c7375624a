package org.cienrich.io.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a value is written as text, in CSV and wherever else a cell is shown.
 *
 * <p>Numbers and booleans as Java writes them; instants in UTC as {@code 2024-01-31T23:59:59Z},
 * with a fraction only if there is one; lists joined by {@code #}. In list items {@code %} is
 * written {@code %25}, {@code #} is written {@code %23}, and an empty item is a lone {@code %}, so
 * that the empty text is the empty list and every list can be read back exactly.
 */
public final class CsvCells {
  private static final String EMPTY_ITEM = "%";

  private CsvCells() {}

  /** Returns the text of a value, before any quoting. */
  public static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(item -> escaped(item.toString())).collect(Collectors.joining("#"))
        : value.toString();
  }

  /** Returns the list that {@link #text} wrote. */
  public static List<String> list(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("#", -1)).map(CsvCells::unescaped).toList();
  }

  private static String escaped(String item) {
    return item.isEmpty() ? EMPTY_ITEM : item.replace("%", "%25").replace("#", "%23");
  }

  private static String unescaped(String item) {
    return item.equals(EMPTY_ITEM) ? "" : item.replace("%23", "#").replace("%25", "%");
  }
}
