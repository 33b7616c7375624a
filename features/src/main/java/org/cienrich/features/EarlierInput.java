package org.cienrich.features;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of earlier builds. Always known at the trigger, whatever the features are, since only
 * builds completed before the trigger are offered.
 */
record EarlierInput(Link link, List<Feature<?>> features) implements Node<EarlierBuilds> {
  EarlierInput {
    features = List.copyOf(features);
  }

  @Override
  public String name() {
    String builds = "earlier builds " + link.phrase();
    return features.isEmpty()
        ? builds
        : features.stream()
            .map(Feature::name)
            .collect(Collectors.joining(", ", "", " of " + builds));
  }

  @Override
  public KnownAt knownAt() {
    return KnownAt.TRIGGER;
  }
}
