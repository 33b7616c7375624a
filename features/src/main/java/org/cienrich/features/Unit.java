package org.cienrich.features;

import java.util.Locale;

/** The unit of a number. */
public enum Unit {
  NONE,
  ASSERTIONS,
  ASSERTIONS_PER_KLOC,
  ATTEMPTS,
  BITS,
  BUILDS,
  COMMENTS,
  COMMITS,
  DAYS,
  DIRECTORIES,
  FILES,
  HOUR_OF_DAY,
  JOBS,
  LINES,
  LINES_PER_KLOC,
  PERSONS,
  RATIO,
  REVIEWS,
  SECONDS,
  TEST_CASES,
  TEST_CASES_PER_KLOC,
  TEST_SUITES,
  TESTS,
  WORDS;

  /** Returns the unit in words; empty for {@link #NONE}. */
  public String phrase() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
