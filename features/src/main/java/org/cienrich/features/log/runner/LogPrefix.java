package org.cienrich.features.log.runner;

/**
 * What may stand before a line of a test runner: spaces, or what another program puts before each
 * line, such as {@code web_1 | }, {@code @scope/name: }, {@code [1] } or a time.
 */
final class LogPrefix {
  private LogPrefix() {}

  /** Tells whether all before {@code at} may be a prefix. */
  static boolean endsAt(String text, int at) {
    return Labels.only(text, at);
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
