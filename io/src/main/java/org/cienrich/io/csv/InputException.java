package org.cienrich.io.csv;

import java.util.List;

/** The input as a whole cannot be used. Tells every problem at once. */
public final class InputException extends Exception {
  private final List<String> problems;

  InputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns one sentence per problem, with what was found and what is expected. */
  public List<String> problems() {
    return problems;
  }
}
