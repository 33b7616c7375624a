package org.cienrich.io.report;

import java.util.Locale;

/** Text from outside as it may be shown: nothing in it hides, reorders or floods the page. */
final class VisibleText {
  private VisibleText() {}

  /**
   * Returns the text with all that cannot be seen written out, such as <code>&#92;u202e</code>, and
   * cut if it is longer.
   *
   * @param limit in characters of Unicode
   */
  static String of(String text, int limit) {
    int length = text.codePointCount(0, text.length());
    int end = length <= limit ? text.length() : text.offsetByCodePoints(0, limit);
    StringBuilder shown = new StringBuilder();
    text.substring(0, end).codePoints().forEach(c -> append(shown, c));
    if (length > limit) {
      shown.append("… (").append(Figures.plural(length, "character")).append(')');
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          shown.append(
              c == '\n' ? "\\n" : c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", c));
      default -> shown.appendCodePoint(c);
    }
  }
}
