package org.cienrich.features.facts;

import java.util.List;

/**
 * All attempts of a run that there are today, the first one first; never empty. A provider without
 * attempts has one.
 */
public record RunAttempts(List<RunAttempt> attempts) {
  public RunAttempts {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("A run has at least one attempt");
    }
  }

  public RunAttempt first() {
    return attempts.get(0);
  }

  public RunAttempt last() {
    return attempts.get(attempts.size() - 1);
  }
}
