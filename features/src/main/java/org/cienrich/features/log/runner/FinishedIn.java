package org.cienrich.features.log.runner;

import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.cienrich.features.log.text.Durations;

/** The times that a runner prints on lines before its summaries. Not thread-safe. */
final class FinishedIn {
  private final String label;
  private final Predicate<String> shape;
  private OptionalDouble seconds = OptionalDouble.empty();
  private int untaken;

  /**
   * @param label what is before the time, at the start of the line
   * @param shape what else tells the line from those of other runners with that label
   */
  FinishedIn(String label, Predicate<String> shape) {
    this.label = label;
    this.shape = shape;
  }

  /**
   * Reads the line if it is one with a time; returns whether it is.
   *
   * @param together whether it is added to the times that have no summary yet, or replaces them
   */
  boolean read(String text, boolean together) {
    if (!text.startsWith(label) || !shape.test(text)) {
      return false;
    }
    OptionalDouble time = Durations.at(text, label.length());
    if (time.isPresent()) {
      seconds = OptionalDouble.of(time.getAsDouble() + (together ? seconds.orElse(0) : 0));
      untaken = together ? untaken + 1 : 1;
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
