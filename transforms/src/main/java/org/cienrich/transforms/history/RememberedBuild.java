package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.EarlierBuilds.EarlierBuild;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;

/** An earlier build as it was known when a later one was triggered. */
record RememberedBuild(HistoryRecord build, Instant trigger, List<Feature<?>> features)
    implements EarlierBuild {

  @Override
  public String buildId() {
    return build.buildId();
  }

  @Override
  public Instant startedAt() {
    return build.startedAt();
  }

  @Override
  public Optional<Instant> completedAt() {
    return build.completedBefore(trigger)
        ? Optional.ofNullable(build.completedAt())
        : Optional.empty();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Outcome<T> value(Feature<T> feature) {
    if (!build.completedBefore(trigger)) {
      return Outcome.missing(MissingReason.NOT_COMPLETED_YET);
    }
    return (Outcome<T>) build.remembered().get(indexOf(feature, features));
  }

  static int indexOf(Feature<?> feature, List<Feature<?>> features) {
    int index = features.indexOf(feature);
    if (index < 0) {
      throw new IllegalArgumentException(feature.name() + " is not named in fromEarlierBuilds");
    }
    return index;
  }
}
