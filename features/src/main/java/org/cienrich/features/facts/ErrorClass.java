package org.cienrich.features.facts;

import java.util.Locale;

/** What kind of error a log tells of. */
public enum ErrorClass {
  COMPILATION,
  DEPENDENCY_RESOLUTION,
  TEST_FAILURE,
  LINT,
  OUT_OF_MEMORY,
  NO_SPACE,
  NETWORK,
  TIMEOUT,
  INFRASTRUCTURE,
  /** An error that no rule knows. */
  OTHER;

  /** Returns the word in lower case. */
  public String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
