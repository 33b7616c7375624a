package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.Feature;
import org.jspecify.annotations.Nullable;

/**
 * The builds of a tally that come before a build, by time.
 *
 * @param own the attempt in the tally by which the build itself counts at its trigger; null if
 *     there is none
 */
record EarlierByTime(
    HistoryRecord build, List<Feature<?>> features, Tally tally, @Nullable HistoryRecord own)
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
      if (counts(candidate)) {
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
      if (counts(candidate) && candidate.completedBefore(build.triggeredAt())) {
        found.add(remembered(candidate));
      }
    }
    return found;
  }

  @Override
  public <T> long count(Feature<T> feature, T value) {
    boolean isOwn = ownValue(feature).filter(value::equals).isPresent();
    return valuesOf(feature).count(value, trigger()) - (isOwn ? 1L : 0L);
  }

  @Override
  public long count(Feature<?> feature) {
    return valuesOf(feature).count(trigger()) - (ownValue(feature).isPresent() ? 1L : 0L);
  }

  @Override
  public long count() {
    return tally.count(trigger()) - (completedOwn().isPresent() ? 1L : 0L);
  }

  @Override
  public long distinct(Feature<?> feature) {
    ValueTally values = valuesOf(feature);
    boolean isOwnAlone =
        ownValue(feature).filter(value -> values.count(value, trigger()) == 1).isPresent();
    return values.distinct(trigger()) - (isOwnAlone ? 1L : 0L);
  }

  private boolean counts(HistoryRecord candidate) {
    return candidate.countsAt(build.triggeredAt()) && !candidate.equals(own);
  }

  private Optional<HistoryRecord> completedOwn() {
    return Optional.ofNullable(own).filter(attempt -> attempt.completedBefore(build.triggeredAt()));
  }

  private Optional<Object> ownValue(Feature<?> feature) {
    int index = RememberedBuild.indexOf(feature, features);
    return completedOwn().flatMap(attempt -> attempt.remembered().get(index).toOptional());
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
