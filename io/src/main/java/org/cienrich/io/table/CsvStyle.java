package org.cienrich.io.table;

/**
 * How CSV is written where it is not for the program that knows best.
 *
 * @param missing the unquoted text of an empty cell; a text that equals it is quoted
 * @param safe whether texts that a spreadsheet might take for a formula get an apostrophe in front
 */
public record CsvStyle(String missing, boolean safe) {
  /** As the files of a version are: nothing for an empty cell, texts as they are. */
  public static final CsvStyle PLAIN = new CsvStyle("", false);

  /** Stands before texts that might be formulas, and before those that begin with it anyway. */
  public static final char GUARD = '\'';

  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20" + GUARD;

  /**
   * @throws IllegalArgumentException if the missing text would have to be quoted, or is a formula
   */
  public CsvStyle {
    if (CsvRows.mustBeQuoted(missing)) {
      throw new IllegalArgumentException("it has a comma, quote or line break");
    }
    if (isGuarded(missing) && !missing.matches("[+-][0-9.]+")) {
      throw new IllegalArgumentException("a spreadsheet would take it for a formula");
    }
  }

  /**
   * Whether a text gets an apostrophe: it begins with {@code = + - @}, a tab or line break, a
   * full-width form of these, or an apostrophe. So what begins with an apostrophe is made the
   * original by taking that away.
   */
  public static boolean isGuarded(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
  }
}
