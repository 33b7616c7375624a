package org.cienrich.features;

import java.util.Locale;

/** The unit of a number. */
public enum Unit {
  NONE,
  ASSERTIONS,
  ASSERTIONS_PER_KLOC,
  ATTEMPTS,
  BITS,
  BLOCKS,
  BUILDS,
  CLASSES,
  COMMENTS,
  COMMITS,
  DAYS,
  DIRECTORIES,
  FILES,
  FUNCTIONS,
  GRADE,
  HOUR_OF_DAY,
  ISSUES,
  JOBS,
  LICENSES,
  LINES,
  LINES_PER_KLOC,
  MINUTES,
  MISCONFIGURATIONS,
  PACKAGES,
  PERCENT,
  PERSONS,
  POINTS,
  RATIO,
  REVIEWS,
  SECONDS,
  SECRETS,
  STATEMENTS,
  TESTS,
  TEST_CASES,
  TEST_CASES_PER_KLOC,
  TEST_SUITES,
  VULNERABILITIES,
  WORDS;

  /** Returns the unit in words; empty for {@link #NONE}. */
  public String phrase() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
