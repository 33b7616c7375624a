package org.cienrich.io.export.prepare;

import java.util.List;
import java.util.Locale;

/** A part of the rows, in the order of their use. */
public enum Part {
  /** All rows, where they are not split. */
  ALL,
  TRAIN,
  VALIDATION,
  TEST;

  /** Returns the name for files and columns, such as {@code train}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether parameters are fitted on its rows. */
  boolean isFittedOn() {
    return this == ALL || this == TRAIN;
  }

  /**
   * Returns the parts of a split.
   *
   * @param count 2 or 3
   */
  static List<Part> of(int count) {
    return count == 2 ? List.of(TRAIN, TEST) : List.of(TRAIN, VALIDATION, TEST);
  }
}
