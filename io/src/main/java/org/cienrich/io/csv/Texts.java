package org.cienrich.io.csv;

/** Cutting texts that come from outside. */
final class Texts {
  private static final int QUOTED_BYTES = 120;

  private Texts() {}

  /** Returns the beginning of the text that takes at most so many bytes in UTF-8. */
  static String cut(String text, int maxBytes) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += utf8Bytes(codePoint);
      if (bytes > maxBytes) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  /** Returns the text for a message: in quotes, and cut where it is long. */
  static String quote(String text) {
    String start = cut(text, QUOTED_BYTES);
    return "'" + start + (start.length() < text.length() ? "…'" : "'");
  }

  static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
