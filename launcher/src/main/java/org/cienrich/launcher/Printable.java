package org.cienrich.launcher;

import java.util.Locale;

/** Texts from outside as a terminal may have them. */
final class Printable {
  private Printable() {}

  /**
   * Returns the text with everything that steers a terminal, or turns the direction of writing,
   * written as {@code \}{@code u001b}.
   */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (steers(character)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", character));
              } else {
                shown.appendCodePoint(character);
              }
            });
    return shown.toString();
  }

  private static boolean steers(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Returns the first characters of a digest, enough to tell it from others. */
  static String digest(String sha256) {
    return of(sha256.substring(0, Math.min(12, sha256.length())));
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
