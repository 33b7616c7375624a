package org.cienrich.features.log.runner;

/**
 * What may stand before a line of a test runner: spaces, or what another program puts before each
 * line, such as {@code web_1 | }, {@code @scope/name: }, {@code [1] } or a time.
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
    if (at > MAX_LENGTH || end == at) {
      return false;
    }
    return "|:]>".indexOf(text.charAt(end - 1)) >= 0 || isTime(text.substring(0, end));
  }

  private static boolean isTime(String text) {
    return text.indexOf(':') > 0
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "-:.,/TZ+ ".indexOf(c) >= 0);
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
