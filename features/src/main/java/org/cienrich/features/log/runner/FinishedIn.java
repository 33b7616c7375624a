package org.cienrich.features.log.runner;

import java.util.OptionalDouble;
import org.cienrich.features.log.text.Durations;

/** The times that a runner prints on lines before its summaries. Not thread-safe. */
final class FinishedIn {
  private final String label;
  private OptionalDouble seconds = OptionalDouble.empty();
  private int untaken;

  /**
   * @param label what is before the time, at the start of the line
   */
  FinishedIn(String label) {
    this.label = label;
  }

  /** Reads the line if it is one with a time; returns whether it is. */
  boolean read(String text) {
    if (!text.startsWith(label)) {
      return false;
    }
    OptionalDouble time = Durations.at(text, label.length());
    if (time.isPresent()) {
      seconds = OptionalDouble.of(seconds.orElse(0) + time.getAsDouble());
      untaken++;
    }
    return time.isPresent();
  }

  /** Returns the number of times that were read and have no summary yet. */
  int untaken() {
    return untaken;
  }

  /** Returns the time since the last summary; a summary follows. */
  OptionalDouble take() {
    OptionalDouble taken = seconds;
    seconds = OptionalDouble.empty();
    untaken = Math.max(0, untaken - 1);
    return taken;
  }
}
