package org.cienrich.features;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When a value is known, relative to the build it describes. Ordered: a feature is known at the
 * latest of its inputs' times, so nothing but resources declares one.
 */
public enum KnownAt {
  /** When the build was triggered: safe to predict the build with. */
  TRIGGER,
  /** When the run has ended. */
  RUN_END,
  /** Only when the dataset is made; may change from one day to the next. */
  LATER;

  /** Returns the name used in options and documentation, such as {@code run_end}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the constant with that option name; empty if there is none. */
  public static Optional<KnownAt> find(String optionName) {
    return Arrays.stream(values())
        .filter(knownAt -> knownAt.optionName().equals(optionName))
        .findFirst();
  }

  /** Returns the later of the two. */
  public KnownAt orLater(KnownAt other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
