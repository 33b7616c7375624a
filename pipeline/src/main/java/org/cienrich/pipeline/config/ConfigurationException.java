package org.cienrich.pipeline.config;

import java.util.List;

/** The settings or the input cannot be used. Names every problem; nothing was started. */
public final class ConfigurationException extends Exception {
  private final List<String> problems;

  public ConfigurationException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
