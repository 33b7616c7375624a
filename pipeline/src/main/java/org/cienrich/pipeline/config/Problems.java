package org.cienrich.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Collects what is wrong with the settings, so that a user sees all of it at once. */
public final class Problems {
  private final List<String> messages = new ArrayList<>();

  public void add(String message) {
    messages.add(message);
  }

  /** Returns the result of a step, or notes the message of what it throws. */
  public <T> Optional<T> collect(String option, Callable<T> step) {
    try {
      return Optional.of(step.call());
    } catch (Exception problem) {
      add("--" + option + ": " + problem.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Ends the collection.
   *
   * @throws ConfigurationException if there are problems
   */
  public void throwIfAny() throws ConfigurationException {
    if (!messages.isEmpty()) {
      throw new ConfigurationException(messages);
    }
  }
}
