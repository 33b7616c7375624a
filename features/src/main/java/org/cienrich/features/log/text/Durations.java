package org.cienrich.features.log.text;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Durations as tools print them: {@code 12.3 s}, {@code 80ms}, {@code 1 minute 2.5 seconds}, {@code
 * 1m2.3s}, {@code 1:02 min}, {@code 0:01:05}, {@code 1,234.5 sec}.
 */
public final class Durations {
  private static final int MAX_NUMBER = 24;

  private Durations() {}

  /** Reads the duration that follows the first {@code label} in the text, in seconds. */
  public static OptionalDouble after(String label, String text) {
    int at = text.indexOf(label);
    return at < 0 ? OptionalDouble.empty() : at(text, at + label.length());
  }

  /**
   * Reads the duration at {@code from}, spaces and an opening bracket skipped, in seconds; empty if
   * there is none, it has no unit, or {@code from} is negative.
   */
  public static OptionalDouble at(String text, int from) {
    if (from < 0) {
      return OptionalDouble.empty();
    }
    int i = from;
    while (i < text.length()
        && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '(')) {
      i++;
    }
    double seconds = 0;
    double smallest = Double.MAX_VALUE;
    while (true) {
      int end = endOfNumber(text, i);
      if (end == i) {
        break;
      }
      if (text.substring(i, end).indexOf(':') >= 0) {
        return smallest == Double.MAX_VALUE
            ? clock(text.substring(i, end))
            : OptionalDouble.of(seconds);
      }
      int unitFrom = skipSpaces(text, end);
      int unitTo = unitFrom;
      while (unitTo < text.length() && Character.isLetter(text.charAt(unitTo))) {
        unitTo++;
      }
      double unit = unit(text.substring(unitFrom, unitTo));
      OptionalDouble number = number(text.substring(i, end));
      if (unit <= 0 || unit >= smallest || number.isEmpty()) {
        break;
      }
      seconds += number.getAsDouble() * unit;
      smallest = unit;
      i = nextNumber(text, unitTo);
    }
    return smallest == Double.MAX_VALUE ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  private static int skipSpaces(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  private static int nextNumber(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == ',')) {
      i++;
    }
    return text.startsWith("and ", i) ? i + 4 : i;
  }

  private static int endOfNumber(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < MAX_NUMBER) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean inside =
          (c == '.' || c == ',' || c == ':')
              && i > from
              && i + 1 < text.length()
              && Character.isDigit(text.charAt(i + 1));
      if (!digit && !inside) {
        break;
      }
      i++;
    }
    return i;
  }

  /** A comma is one between thousands if a point follows, else a decimal one. */
  private static OptionalDouble number(String digits) {
    String plain = digits.indexOf('.') >= 0 ? digits.replace(",", "") : digits.replace(',', '.');
    try {
      return OptionalDouble.of(Double.parseDouble(plain));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble clock(String text) {
    double seconds = 0;
    for (String part : text.split(":", -1)) {
      OptionalDouble number = number(part);
      if (number.isEmpty()) {
        return OptionalDouble.empty();
      }
      seconds = seconds * 60 + number.getAsDouble();
    }
    return OptionalDouble.of(seconds);
  }

  private static double unit(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ns" -> 1e-9;
      case "us", "µs", "μs" -> 1e-6;
      case "ms", "msec", "msecs", "millisecond", "milliseconds" -> 1e-3;
      case "s", "sec", "secs", "second", "seconds" -> 1;
      case "m", "min", "mins", "minute", "minutes" -> 60;
      case "h", "hr", "hrs", "hour", "hours" -> 3600;
      case "d", "day", "days" -> 86400;
      default -> 0;
    };
  }
}
