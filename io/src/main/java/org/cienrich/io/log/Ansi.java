package org.cienrich.io.log;

/** Control sequences of terminals. */
final class Ansi {
  private static final String BEGIN = "\u001b[";

  private Ansi() {}

  /** Returns the text with every sequence replaced by as many spaces. */
  static String blank(String text) {
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    while (begin >= 0) {
      int end = endOf(text, begin + BEGIN.length());
      for (int i = begin; i < end; i++) {
        chars[i] = ' ';
      }
      begin = text.indexOf(BEGIN, end);
    }
    return new String(chars);
  }

  /** Parameters and intermediate bytes go up to the first letter or other final byte. */
  private static int endOf(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) <= '?') {
      i++;
    }
    return i < text.length() && text.charAt(i) >= '@' && text.charAt(i) <= '~' ? i + 1 : i;
  }
}
