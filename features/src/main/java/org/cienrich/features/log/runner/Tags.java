package org.cienrich.features.log.runner;

/** The tags that Ant, Maven and sbt put before a line: {@code [junit] }, {@code [INFO] }. */
final class Tags {
  private static final int MAX_TAG = 20;

  private Tags() {}

  /** Returns what follows the first tag, or the whole text if it has none. */
  static String without(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    if (start == text.length() || text.charAt(start) != '[') {
      return text;
    }
    int end = start + 1;
    while (end < text.length() && end - start < MAX_TAG && Character.isLetter(text.charAt(end))) {
      end++;
    }
    if (end == text.length() || end == start + 1 || text.charAt(end) != ']') {
      return text;
    }
    end++;
    return text.substring(end < text.length() && text.charAt(end) == ' ' ? end + 1 : end);
  }

  /** Tells whether the text starts with the tag, spaces before it skipped. */
  static boolean has(String text, String tag) {
    return text.stripLeading().startsWith('[' + tag + ']');
  }
}
