package org.cienrich.io.scan.trivy;

import java.util.EnumMap;
import java.util.Map;

/** How many findings of one kind there are, by severity. Not thread-safe. */
final class SeverityCounts {
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

  void add(Severity severity) {
    counts.merge(severity, 1L, Long::sum);
  }

  long of(Severity severity) {
    return counts.getOrDefault(severity, 0L);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Adds {@code kind_critical} … {@code kind_unknown} and {@code kind_total}, zeros included. */
  void putInto(Map<String, String> metrics, String kind) {
    for (Severity severity : Severity.values()) {
      metrics.put(kind + "_" + severity.metric(), Long.toString(of(severity)));
    }
    metrics.put(kind + "_total", Long.toString(total()));
  }
}
