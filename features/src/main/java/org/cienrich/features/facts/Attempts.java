package org.cienrich.features.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which attempts of a run that was started again are rows of the dataset. */
public enum Attempts {
  LAST,
  FIRST,
  ALL;

  /** Returns the name used in options, such as {@code last}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the constant with that option name; empty if there is none. */
  public static Optional<Attempts> find(String optionName) {
    return Arrays.stream(values())
        .filter(attempts -> attempts.optionName().equals(optionName))
        .findFirst();
  }
}
