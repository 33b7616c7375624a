package org.cienrich.io.csv;

import java.util.Locale;

/**
 * A row that cannot be used.
 *
 * @param message what is wrong, with the value
 * @param raw the text of the row, at most 1 KiB of it in UTF-8; bytes that are not UTF-8 have
 *     become U+FFFD
 */
public record BadLine(long line, int physicalLines, Reason reason, String message, String raw)
    implements InputLine {

  /** What can be wrong with a row. */
  public enum Reason {
    /** A quoted field does not end where it should. */
    MALFORMED,
    WRONG_COLUMNS,
    BLANK_REPO,
    BAD_REPO_NAME,
    BLANK_ID,
    BAD_ID,
    BAD_PROVIDER,
    TOO_LARGE,
    /** Not UTF-8. */
    BAD_ENCODING;

    /** Returns the word for tables and counters, such as {@code bad_id}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
