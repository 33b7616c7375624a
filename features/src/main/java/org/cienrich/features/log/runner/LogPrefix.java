package org.cienrich.features.log.runner;

/**
 * What may stand before a line of a test runner: spaces, or what another program puts before each
 * line, such as {@code web_1 | }, {@code @scope/name: } or {@code [1] }.
 */
final class LogPrefix {
  private static final int MAX_LENGTH = 80;

  private LogPrefix() {}

  /** Tells whether all before {@code at} may be a prefix. */
  static boolean endsAt(String text, int at) {
    int end = at;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end == 0) {
      return true;
    }
    char last = text.charAt(end - 1);
    return at <= MAX_LENGTH
        && end < at
        && (last == '|' || last == ':' || last == ']' || last == '>' || last == 'Z');
  }

  /**
   * Returns what follows a prefix that ends where {@code start} begins, {@code start} included, or
   * the empty text.
   */
  static String after(String text, String start) {
    int at = text.indexOf(start);
    return at >= 0 && endsAt(text, at) ? text.substring(at).stripTrailing() : "";
  }
}
