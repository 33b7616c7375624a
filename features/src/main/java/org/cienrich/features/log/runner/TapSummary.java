package org.cienrich.features.log.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cienrich.features.log.text.Durations;

/**
 * The lines {@code # tests 5}, {@code # pass 4}, {@code # fail 1} and so on, or with {@code ℹ},
 * that follow one another. Not thread-safe.
 */
final class TapSummary {
  private static final Set<String> WORDS =
      Set.of("tests", "suites", "pass", "fail", "cancelled", "skipped", "skip", "todo");
  private static final String CLOCK = "duration_ms";

  private final Map<String, Long> counts = new HashMap<>();
  private String label = "";
  private String clock = "";

  /** Reads a line if it is the first or next one of a summary. */
  boolean reads(String text) {
    int start = Math.max(text.indexOf("# "), text.indexOf("ℹ "));
    if (start < 0
        || Labels.length(text, start) != start
        || (!counts.isEmpty() && !text.startsWith(label))) {
      return false;
    }
    String rest = text.substring(start + 2).strip();
    int space = Math.max(0, rest.indexOf(' '));
    String word = rest.substring(0, space);
    String value = rest.substring(space).strip();
    if (word.equals(CLOCK) && !counts.isEmpty()) {
      clock = value + " ms";
      return true;
    }
    CountLine number = WORDS.contains(word) ? CountLine.of(value + " ") : null;
    if (number == null || !number.what().isEmpty() || counts.containsKey(word)) {
      return false;
    }
    label = text.substring(0, start);
    counts.put(word, number.count());
    return true;
  }

  /** Tells whether a line has been read. */
  boolean isOpen() {
    return !counts.isEmpty();
  }

  /** Tells whether it is of a run of tests. */
  boolean isComplete() {
    return has("pass");
  }

  boolean has(String word) {
    return counts.containsKey(word);
  }

  long of(String word) {
    return counts.getOrDefault(word, 0L);
  }

  /** Tells whether it has what only the test runner of Node.js prints. */
  boolean isOfNode() {
    return !clock.isEmpty() || has("suites") || has("cancelled");
  }

  OptionalDouble seconds() {
    return Durations.at(clock, 0);
  }
}
