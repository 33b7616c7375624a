package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.Feature;

/** The builds of a tally that come before a build, by time. */
record EarlierByTime(HistoryRecord build, List<Feature<?>> features, Tally tally)
    implements EarlierBuilds {

  @Override
  public Instant triggeredAt() {
    return build.triggeredAt();
  }

  @Override
  public Instant startedAt() {
    return build.startedAt();
  }

  @Override
  public Optional<EarlierBuild> previous() {
    for (int i = tally.builds().size() - 1; i >= 0; i--) {
      HistoryRecord candidate = tally.builds().get(i);
      if (candidate.triggeredAt().isBefore(build.triggeredAt())) {
        return Optional.of(remembered(candidate));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<EarlierBuild> completed(int limit) {
    List<EarlierBuild> found = new ArrayList<>();
    for (int i = tally.builds().size() - 1; i >= 0 && found.size() < limit; i--) {
      HistoryRecord candidate = tally.builds().get(i);
      if (candidate.completedBefore(build.triggeredAt())) {
        found.add(remembered(candidate));
      }
    }
    return found;
  }

  @Override
  public <T> long count(Feature<T> feature, T value) {
    return valuesOf(feature).count(value, trigger());
  }

  @Override
  public long count(Feature<?> feature) {
    return valuesOf(feature).count(trigger());
  }

  @Override
  public long count() {
    return tally.count(trigger());
  }

  @Override
  public long distinct(Feature<?> feature) {
    return valuesOf(feature).distinct(trigger());
  }

  private ValueTally valuesOf(Feature<?> feature) {
    return tally.valuesOf(RememberedBuild.indexOf(feature, features));
  }

  private long trigger() {
    return Micros.of(build.triggeredAt());
  }

  private EarlierBuild remembered(HistoryRecord candidate) {
    return new RememberedBuild(candidate, build.triggeredAt(), features);
  }
}
