package org.cienrich.features;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Values of earlier builds. Always known at the trigger, whatever the features are, since only
 * builds completed before the trigger are offered, and the value that they share, which is one of
 * this build as well, is known at the trigger. Missing where the link is unknown.
 *
 * @param link which builds are earlier
 * @param same the feature whose value the earlier builds must share; empty for all builds
 * @param features the features whose values are offered
 */
public record EarlierInput(Link link, Optional<Feature<?>> same, List<Feature<?>> features)
    implements Node<EarlierBuilds> {
  public EarlierInput {
    features = List.copyOf(features);
    same.filter(feature -> feature.knownAt() != KnownAt.TRIGGER)
        .ifPresent(
            feature -> {
              throw new IllegalArgumentException(
                  "Earlier builds cannot be chosen by "
                      + feature.name()
                      + ", which is not known at the trigger");
            });
  }

  @Override
  public String name() {
    String builds =
        "earlier builds "
            + link.phrase()
            + same.map(feature -> " with the same " + feature.name()).orElse("");
    return features.isEmpty()
        ? builds
        : features.stream().map(Feature::name).collect(Collectors.joining(", ")) + " of " + builds;
  }

  @Override
  public KnownAt knownAt() {
    return KnownAt.TRIGGER;
  }
}
