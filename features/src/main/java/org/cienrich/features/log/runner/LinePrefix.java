package org.cienrich.features.log.runner;

/**
 * What programs that run other programs put before each line of theirs: {@code [INFO] }, {@code [1]
 * }, {@code web_1 | }, {@code @scope/name: }, {@code 12:30:01 }.
 */
final class LinePrefix {
  private static final int MAX_PREFIX = 100;

  private LinePrefix() {}

  /** Returns the text after all prefixes, with its indentation, without spaces at its end. */
  static String without(String text) {
    int from = 0;
    int next = after(text, from);
    while (next > from && next <= MAX_PREFIX) {
      from = next;
      next = after(text, from);
    }
    return text.substring(from).stripTrailing();
  }

  /** Returns where the prefix at {@code from} and one space end; {@code from} if there is none. */
  private static int after(String text, int from) {
    int end = text.indexOf(' ', from);
    if (end <= from) {
      return from;
    }
    if (text.charAt(from) == '[') {
      int close = text.indexOf("] ", from);
      return close < 0 ? from : close + 2;
    }
    if (text.charAt(end - 1) == ':' || isTime(text, from, end)) {
      return end + 1;
    }
    int bar = end;
    while (bar < text.length() && text.charAt(bar) == ' ') {
      bar++;
    }
    return text.startsWith("| ", bar) ? bar + 2 : from;
  }

  private static boolean isTime(String text, int from, int to) {
    int colons = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && ":.,-+TZ".indexOf(c) < 0) {
        return false;
      }
      colons += c == ':' ? 1 : 0;
    }
    return colons > 1;
  }
}
