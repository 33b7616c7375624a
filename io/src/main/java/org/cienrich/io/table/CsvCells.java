package org.cienrich.io.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
  private static final long SCALE = 1_000_000;
  private static final long YEAR_10000 = 253_402_300_800L;

  private CsvCells() {}

  /** Returns the text of a value, before any quoting. */
  public static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(item -> escaped(item.toString())).collect(Collectors.joining("#"))
        : value.toString();
  }

  /** Appends {@link #text} of a value. */
  static void append(StringBuilder text, Object value) {
    if (value instanceof Double number) {
      appendDecimal(text, number);
    } else if (value instanceof Long number) {
      text.append(number.longValue());
    } else if (value instanceof Instant at) {
      appendInstant(text, at);
    } else {
      text.append(text(value));
    }
  }

  /**
   * Appends what {@link Double#toString} gives. Most values have few decimals; of those the digits
   * are at hand: a decimal of at most 15 digits that gives the double is the shortest that does.
   */
  private static void appendDecimal(StringBuilder text, double value) {
    double size = Math.abs(value);
    long scaled = Math.round(size * SCALE);
    if (!(size >= 1e-3 && size < 1e7) || scaled / (double) SCALE != size) {
      text.append(value);
      return;
    }
    if (value < 0) {
      text.append('-');
    }
    text.append(scaled / SCALE).append('.');
    long rest = scaled % SCALE;
    long unit = SCALE / 10;
    do {
      text.append((char) ('0' + rest / unit));
      rest %= unit;
      unit /= 10;
    } while (rest > 0);
  }

  private static void appendInstant(StringBuilder text, Instant at) {
    if (at.getNano() != 0 || at.getEpochSecond() < 0 || at.getEpochSecond() >= YEAR_10000) {
      text.append(at);
      return;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
    text.append(time.getYear());
    appendTwo(text.append('-'), time.getMonthValue());
    appendTwo(text.append('-'), time.getDayOfMonth());
    appendTwo(text.append('T'), time.getHour());
    appendTwo(text.append(':'), time.getMinute());
    appendTwo(text.append(':'), time.getSecond());
    text.append('Z');
  }

  private static void appendTwo(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
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
