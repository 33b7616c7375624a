package org.cienrich.io.compare;

/** Long texts cut to where they differ. */
final class Excerpt {
  private static final int LONGEST = 80;
  private static final int BEFORE_DIFFERENCE = 20;
  private static final String CUT = "...";

  private Excerpt() {}

  /**
   * Returns the part of {@code text} that shows how it differs from the other: all of it if it is
   * short, else 80 characters at most, with three dots where something is left out.
   */
  static String of(String text, String other) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int start = Math.max(0, firstDifference(text, other) - BEFORE_DIFFERENCE);
    int end = Math.min(text.length(), start + LONGEST);
    return (start == 0 ? "" : CUT) + text.substring(start, end) + (end == text.length() ? "" : CUT);
  }

  private static int firstDifference(String text, String other) {
    int length = Math.min(text.length(), other.length());
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != other.charAt(i)) {
        return i;
      }
    }
    return length;
  }
}
