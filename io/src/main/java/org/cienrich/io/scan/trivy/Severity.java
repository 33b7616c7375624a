package org.cienrich.io.scan.trivy;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How bad a finding is, worst first. */
enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  UNKNOWN;

  private static final Map<String, Severity> BY_NAME =
      Map.of("CRITICAL", CRITICAL, "HIGH", HIGH, "MEDIUM", MEDIUM, "LOW", LOW);

  /** Reads the word of a report; what is none of the others is {@link #UNKNOWN}. */
  static Severity of(@Nullable String word) {
    return word == null ? UNKNOWN : BY_NAME.getOrDefault(word.toUpperCase(Locale.ROOT), UNKNOWN);
  }

  /** Returns how it is written in the names of metrics. */
  String metric() {
    return name().toLowerCase(Locale.ROOT);
  }
}
