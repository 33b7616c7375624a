package org.cienrich.features;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of features with unique names, in the order of their columns: by category, then as
 * declared. Immutable.
 */
public final class FeatureCatalog {
  private final Map<String, Feature<?>> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two features have the same name
   */
  public FeatureCatalog(Collection<Feature<?>> features) {
    features.stream()
        .sorted(Comparator.comparing(Feature::category))
        .forEach(
            feature -> {
              if (byName.put(feature.name(), feature) != null) {
                throw new IllegalArgumentException("Two features are named " + feature.name());
              }
            });
  }

  /** Returns all features in the order of their columns. */
  public List<Feature<?>> features() {
    return List.copyOf(byName.values());
  }

  public Optional<Feature<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
