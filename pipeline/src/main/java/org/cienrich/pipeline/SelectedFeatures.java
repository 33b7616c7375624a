package org.cienrich.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.ports.PlanSource;

/** The plan of the selected features, which travels to workers as their names. */
public final class SelectedFeatures implements PlanSource {
  private final ArrayList<String> names;

  public SelectedFeatures(List<Feature<?>> features) {
    this.names = new ArrayList<>(features.stream().map(Feature::name).toList());
  }

  @Override
  public FeaturePlan plan() {
    return FeaturePlan.of(features());
  }

  /** Returns the selected features in the order of their columns. */
  public List<Feature<?>> features() {
    return names.stream()
        .<Feature<?>>map(
            name ->
                Catalog.ALL
                    .find(name)
                    .orElseThrow(() -> new IllegalStateException("No feature is named " + name)))
        .toList();
  }
}
