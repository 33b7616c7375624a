package org.cienrich.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outcomes of the features of one build so far. Not thread-safe. */
public final class Cells {
  private final Map<Feature<?>, Outcome<?>> outcomes = new HashMap<>();

  /** Returns cells with the outcomes of the features, both in the same order. */
  public static Cells of(List<Feature<?>> features, List<Outcome<?>> outcomes) {
    Cells cells = new Cells();
    cells.putAll(features, outcomes);
    return cells;
  }

  /** Adds the outcomes of the features, both in the same order. */
  public void putAll(List<Feature<?>> features, List<Outcome<?>> added) {
    if (features.size() != added.size()) {
      throw new IllegalArgumentException(
          features.size() + " features, but " + added.size() + " outcomes");
    }
    for (int i = 0; i < added.size(); i++) {
      outcomes.put(features.get(i), added.get(i));
    }
  }

  <T> void put(Feature<T> feature, Outcome<T> outcome) {
    outcomes.put(feature, outcome);
  }

  /**
   * Returns the outcome of a feature that was computed.
   *
   * @throws IllegalStateException if it was not
   */
  @SuppressWarnings("unchecked")
  public <T> Outcome<T> get(Feature<T> feature) {
    Outcome<?> outcome = outcomes.get(feature);
    if (outcome == null) {
      throw new IllegalStateException(feature.name() + " was not computed");
    }
    return (Outcome<T>) outcome;
  }

  /** Returns the outcomes of features that were computed, in their order. */
  public List<Outcome<?>> of(List<Feature<?>> features) {
    return features.stream().<Outcome<?>>map(this::get).toList();
  }
}
