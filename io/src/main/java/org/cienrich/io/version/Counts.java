package org.cienrich.io.version;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by kind and status, such as {@code builds.found}. Immutable. */
final class Counts {
  private final SortedMap<String, SortedMap<String, Long>> byKind = new TreeMap<>();

  /**
   * @param byName counts by {@code kind.status}
   * @throws IllegalArgumentException if a name has another form
   */
  Counts(Map<String, Long> byName) {
    byName.forEach(
        (name, count) -> {
          int dot = name.indexOf('.');
          if (dot <= 0 || dot == name.length() - 1) {
            throw new IllegalArgumentException("Count is not named kind.status: " + name);
          }
          byKind
              .computeIfAbsent(name.substring(0, dot), kind -> new TreeMap<>())
              .put(name.substring(dot + 1), count);
        });
  }

  /** Returns a count; what was never counted is 0. */
  long get(String kind, String status) {
    return byKind.getOrDefault(kind, new TreeMap<>()).getOrDefault(status, 0L);
  }

  /** Returns the sum over all statuses of a kind. */
  long total(String kind) {
    return byKind.getOrDefault(kind, new TreeMap<>()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  SortedMap<String, SortedMap<String, Long>> byKind() {
    return byKind;
  }
}
