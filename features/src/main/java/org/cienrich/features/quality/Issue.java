package org.cienrich.features.quality;

import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something about a version that its owner should know.
 *
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param category such as {@code completeness}
 * @param feature null if it is about the whole version
 * @param message a full sentence with the figures
 * @param details the figures by name
 */
public record Issue(
    String severity,
    String category,
    @Nullable String feature,
    String message,
    SortedMap<String, Object> details) {

  /** How much it matters, most first. */
  public enum Severity {
    ERROR,
    WARNING,
    INFO;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it is about. */
  public enum Topic {
    COVERAGE,
    COMPLETENESS,
    VALIDITY,
    CONSISTENCY,
    MISSING_BY_OUTCOME,
    CONSTANT,
    NEAR_CONSTANT,
    DUPLICATES,
    LEAKAGE,
    DRIFT,
    BALANCE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
