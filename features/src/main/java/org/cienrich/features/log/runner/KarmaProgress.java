package org.cienrich.features.log.runner;

import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.jspecify.annotations.Nullable;

/**
 * What a browser printed last: {@code Chrome 120 (Linux): Executed 10 of 12 (2 FAILED) (skipped 2)
 * (1.2 secs / 1 secs)}.
 *
 * @param browser what is before {@code Executed}
 * @param line the rest
 * @param counts tests executed so far, skipped ones not among them
 */
record KarmaProgress(String browser, String line, TestCounts counts) {
  private static final String EXECUTED = "Executed ";
  private static final String SKIPPED = "(skipped ";

  /** Reads a line; null if it is none of Karma's. */
  static @Nullable KarmaProgress of(String text) {
    int at = text.indexOf(EXECUTED);
    if (at < 0 || !text.endsWith(")") || !text.contains(" secs")) {
      return null;
    }
    String line = text.substring(at);
    CountLine executed = CountLine.of(line.substring(EXECUTED.length()));
    if (executed == null || !executed.what().startsWith("of ")) {
      return null;
    }
    CountLine of = CountLine.of(executed.what().substring("of ".length()));
    if (of == null || of.what().startsWith("spec")) {
      return null;
    }
    long failed = Counts.numberWord(of.what()).of("FAILED");
    return new KarmaProgress(
        text.substring(0, at).strip(),
        line,
        new TestCounts(executed.count(), failed, skipped(of.what())));
  }

  private static long skipped(String rest) {
    int at = rest.indexOf(SKIPPED);
    CountLine skipped =
        at < 0 ? null : CountLine.of(rest.substring(at + SKIPPED.length()).replace(')', ' '));
    return skipped == null ? 0 : skipped.count();
  }

  /** Tells whether it is the end of a run: the total time is printed only then. */
  boolean isDone() {
    return !line.contains("(0 secs /") && !line.contains("DISCONNECTED");
  }

  OptionalDouble seconds() {
    return Durations.at(line, line.lastIndexOf('('));
  }
}
