package org.cienrich.features.log.failure;

import java.util.Locale;

/**
 * A text that a rule looks for in a line, letters in any case.
 *
 * @param before what comes before the number, if there is one
 * @param after the rest
 * @param atStart whether the line begins with it
 * @param counts whether a number above 0 is in it
 */
record Phrase(String before, String after, boolean atStart, boolean counts) {

  /**
   * Reads a phrase from the table of rules: {@code ^} at its beginning stands for the beginning of
   * the line, one {@code #} for a number above 0.
   */
  static Phrase of(String pattern) {
    String text = pattern.toLowerCase(Locale.ROOT);
    boolean atStart = text.startsWith("^");
    int number = text.indexOf('#');
    return new Phrase(
        text.substring(atStart ? 1 : 0, Math.max(number, atStart ? 1 : 0)),
        text.substring(number < 0 && atStart ? 1 : number + 1),
        atStart,
        number >= 0);
  }

  /** Returns a text that is in every line in which the phrase is. */
  String anchor() {
    return after.length() >= before.length() ? after : before;
  }

  /**
   * Tells whether the phrase is in a line.
   *
   * @param lower the line in lower case, without what is put before a tool's own line
   */
  boolean isIn(String lower) {
    if (!counts) {
      return atStart ? lower.startsWith(after) : lower.contains(after);
    }
    int at = lower.indexOf(after);
    while (at >= 0) {
      if (isAfterNumber(lower, at)) {
        return true;
      }
      at = lower.indexOf(after, at + 1);
    }
    return false;
  }

  private boolean isAfterNumber(String lower, int to) {
    int from = to;
    boolean positive = false;
    while (from > 0 && Character.isDigit(lower.charAt(from - 1))) {
      from--;
      positive |= lower.charAt(from) != '0';
    }
    int start = from - before.length();
    boolean whole = !before.isEmpty() || from == 0 || " (:,=[".indexOf(lower.charAt(from - 1)) >= 0;
    return positive
        && whole
        && start >= 0
        && lower.startsWith(before, start)
        && (!atStart || start == 0);
  }
}
