package org.cienrich.features.log.runner;

/**
 * What tools that run several commands at once put before each line of theirs: {@code @pkg/name: }
 * (Lerna, Turborepo), {@code packages/a test: } (pnpm), {@code [0] } (concurrently), {@code web_1 |
 * } (Docker Compose), {@code │ } (pnpm), {@code [INFO] } (Maven), times of day.
 */
final class Labels {
  static final int NONE = -1;
  static final int MAX_LENGTH = 160;
  private static final int MAX_WORDS = 8;

  private Labels() {}

  /**
   * Returns the length of the labels at the start of the text with one space after them: 0 if only
   * spaces are before {@code to}, negative if something else is.
   */
  static int length(String text, int to) {
    int end = to;
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (end == 0) {
      return 0;
    }
    if (end > MAX_LENGTH
        || !(":]|│".indexOf(text.charAt(end - 1)) >= 0 || endsWithTime(text, end))) {
      return NONE;
    }
    int words = 1;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        words += i > 0 && !isSpace(text.charAt(i - 1)) ? 1 : 0;
      } else if (!Character.isLetterOrDigit(c) && "@/._-+:#[](),|>➤│".indexOf(c) < 0) {
        return NONE;
      }
    }
    return words > MAX_WORDS ? NONE : Math.min(end + 1, to);
  }

  /** Tells whether a time of day, with or without a date, ends at {@code end}. */
  private static boolean endsWithTime(String text, int end) {
    int colons = 0;
    int i = end - 1;
    while (i >= 0 && (Character.isDigit(text.charAt(i)) || ":.-+TZ".indexOf(text.charAt(i)) >= 0)) {
      colons += text.charAt(i) == ':' ? 1 : 0;
      i--;
    }
    return colons >= 2 && (i < 0 || isSpace(text.charAt(i)));
  }

  /** Tells whether nothing but labels and spaces is before {@code to}. */
  static boolean only(String text, int to) {
    return to >= 0 && length(text, to) != NONE;
  }

  /**
   * Returns what follows labels that end where {@code start} begins, {@code start} included, or the
   * empty text.
   */
  static String after(String text, String start) {
    int at = text.indexOf(start);
    return at >= 0 && only(text, at) ? text.substring(at).stripTrailing() : "";
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
