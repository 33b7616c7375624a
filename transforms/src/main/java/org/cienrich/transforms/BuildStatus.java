package org.cienrich.transforms;

import java.util.Locale;

/** What became of an input row when its provider was asked. */
public enum BuildStatus {
  FOUND,
  NOT_FOUND,
  FILTERED,
  ERROR;

  /** Returns the word in the tables, such as {@code not_found}. */
  public String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
