package org.cienrich.features.catalog;

import java.util.List;

/** A selection of features that cannot be made; carries all that is wrong with it. */
public final class InvalidSelectionException extends IllegalArgumentException {
  private final List<String> problems;

  public InvalidSelectionException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns one sentence per problem. */
  public List<String> problems() {
    return problems;
  }
}
