package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.Feature;
import org.jspecify.annotations.Nullable;

/** The builds that come before a build along the commits. */
record EarlierByLineage(
    HistoryRecord build,
    List<Feature<?>> features,
    List<HistoryRecord> byRank,
    StartedAgain startedAgain)
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
    HistoryRecord previous = previousOf(build);
    return previous == null ? Optional.empty() : Optional.of(remembered(previous));
  }

  @Override
  public List<EarlierBuild> completed(int limit) {
    List<EarlierBuild> found = new ArrayList<>();
    HistoryRecord next = previousOf(build);
    while (next != null && found.size() < limit && next.completedBefore(build.triggeredAt())) {
      found.add(remembered(next));
      next = previousOf(next);
    }
    return found;
  }

  @Override
  public <T> long count(Feature<T> feature, T value) {
    throw notOffered();
  }

  @Override
  public long count(Feature<?> feature) {
    throw notOffered();
  }

  @Override
  public long count() {
    throw notOffered();
  }

  @Override
  public long distinct(Feature<?> feature) {
    throw notOffered();
  }

  private static UnsupportedOperationException notOffered() {
    return new UnsupportedOperationException("Counts are offered by time, not along the commits");
  }

  private @Nullable HistoryRecord previousOf(HistoryRecord of) {
    return of.previousRank() == null ? null : asOfTrigger(byRank.get(of.previousRank()));
  }

  /** What came before an earlier build may have been started again since that was triggered. */
  private HistoryRecord asOfTrigger(HistoryRecord candidate) {
    Instant trigger = build.triggeredAt();
    return candidate.supersededBefore(trigger)
        ? startedAgain.attemptAt(trigger, candidate).orElse(candidate)
        : candidate;
  }

  private EarlierBuild remembered(HistoryRecord candidate) {
    return new RememberedBuild(candidate, build.triggeredAt(), features);
  }
}
