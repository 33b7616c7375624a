package org.cienrich.features.log.runner;

import org.jspecify.annotations.Nullable;

/**
 * A line that begins with a number: {@code 12 passing (2m)}.
 *
 * @param label what is before it, see {@link Labels}; often empty
 * @param count the number
 * @param what the text after it, stripped
 */
record CountLine(String label, long count, String what) {
  private static final int MAX_DIGITS = 9;
  private static final int MAX_INDENT = 40;

  /** Reads a line; null if it does not begin with a number and a space. */
  static @Nullable CountLine of(String text) {
    int i = 0;
    while (i < text.length() && i <= Labels.MAX_LENGTH + MAX_INDENT) {
      int end = i;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      boolean word =
          (i == 0 || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')
              && end < text.length()
              && text.charAt(end) == ' ';
      if (word && end > i && end - i <= MAX_DIGITS) {
        int label = Labels.length(text, i);
        if (label != Labels.NONE) {
          return new CountLine(
              text.substring(0, label),
              Long.parseLong(text, i, end, 10),
              text.substring(end).strip());
        }
      }
      i = end + 1;
    }
    return null;
  }

  /** Tells whether the number is of one of these, and nothing follows. */
  boolean isOf(String singular, String plural) {
    return what.equals(count == 1 ? singular : plural);
  }
}
