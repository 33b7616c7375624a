package org.cienrich.features.catalog;

import java.util.List;
import org.cienrich.features.Feature;

/**
 * A named selection.
 *
 * @param name what follows {@code template:} in a selection
 * @param description one sentence
 */
public record Template(String name, String description, List<Feature<?>> features) {
  public Template {
    features = List.copyOf(features);
  }
}
