package org.cienrich.io.export.prepare;

import java.util.List;

/** A preparation that cannot be made, or not of these rows; carries all that is wrong with it. */
public final class PreparationException extends IllegalArgumentException {
  private final List<String> problems;

  PreparationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  PreparationException(String problem) {
    this(List.of(problem));
  }

  /** Returns one sentence per problem. */
  public List<String> problems() {
    return problems;
  }
}
