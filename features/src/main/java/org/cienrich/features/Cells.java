package org.cienrich.features;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The outcomes of the features of one build so far. Not thread-safe. */
public final class Cells {
  private final Map<Feature<?>, Outcome<?>> outcomes = new HashMap<>();

  public <T> void put(Feature<T> feature, Outcome<T> outcome) {
    outcomes.put(feature, outcome);
  }

  /**
   * Returns the outcome of a feature that was computed.
   *
   * @throws IllegalStateException if it was not
   */
  @SuppressWarnings("unchecked")
  public <T> Outcome<T> get(Feature<T> feature) {
    return (Outcome<T>)
        Optional.ofNullable(outcomes.get(feature))
            .orElseThrow(() -> new IllegalStateException(feature.name() + " was not computed"));
  }
}
