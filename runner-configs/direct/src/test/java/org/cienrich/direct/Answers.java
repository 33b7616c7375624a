package org.cienrich.direct;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How often what was asked for was completely answered, by method and target. Immutable. */
record Answers(Map<String, Integer> times) {

  /** Counts lines of {@code Forge.finished()} that are not later than an instant. */
  static Answers until(long millis, Collection<String> finished) {
    Map<String, Integer> times = new TreeMap<>();
    for (String line : finished) {
      int space = line.indexOf(' ');
      if (Long.parseLong(line.substring(0, space)) <= millis) {
        times.merge(line.substring(space + 1), 1, Integer::sum);
      }
    }
    return new Answers(times);
  }

  /** Counts all lines of {@code Forge.finished()}. */
  static Answers of(Collection<String> finished) {
    return until(Long.MAX_VALUE, finished);
  }

  int to(String request) {
    return times.getOrDefault(request, 0);
  }

  int total() {
    return times.values().stream().mapToInt(Integer::intValue).sum();
  }
}
