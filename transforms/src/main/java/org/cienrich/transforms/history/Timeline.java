package org.cienrich.transforms.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.EarlierInput;
import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;

/**
 * What is remembered of the builds of one repository, in their order. Grows by less than 1 KiB a
 * build. Not thread-safe.
 */
final class Timeline {
  private final List<Feature<?>> remembered;
  private final List<HistoryRecord> byRank = new ArrayList<>();
  private final StartedAgain startedAgain = new StartedAgain();
  private final Tally all;
  private final Map<Feature<?>, Map<Object, Tally>> bySharedValue = new HashMap<>();

  /**
   * @param remembered the features whose outcomes the records hold, in their order
   * @param shared those of them by whose values builds are also kept apart
   */
  Timeline(List<Feature<?>> remembered, List<Feature<?>> shared) {
    this.remembered = remembered;
    this.all = new Tally(remembered.size());
    shared.forEach(feature -> bySharedValue.put(feature, new HashMap<>()));
  }

  /**
   * Adds the next build.
   *
   * @throws IllegalStateException if it is not the next by rank
   */
  void add(HistoryRecord build) {
    if (build.rank() != byRank.size()) {
      throw new IllegalStateException(
          "Build " + build.key() + " has rank " + build.rank() + " but is number " + byRank.size());
    }
    byRank.add(build);
    startedAgain.add(build);
    all.add(build);
    bySharedValue.forEach(
        (feature, tallies) ->
            sharedValue(feature, build)
                .ifPresent(value -> tallies.computeIfAbsent(value, v -> emptyTally()).add(build)));
  }

  /**
   * Returns the builds before {@code build}, which is not added yet, as an input asks for them;
   * missing where its lineage is asked for and unknown.
   */
  Outcome<EarlierBuilds> before(HistoryRecord build, EarlierInput input) {
    if (input.link() == Link.LINEAGE) {
      return build.lineageMissing() == null
          ? Outcome.present(new EarlierByLineage(build, remembered, byRank, startedAgain))
          : Outcome.missing(build.lineageMissing());
    }
    Tally tally =
        input
            .same()
            .map(
                same ->
                    sharedValue(same, build)
                        .map(value -> bySharedValue.get(same).get(value))
                        .orElseGet(this::emptyTally))
            .orElse(all);
    HistoryRecord own =
        startedAgain.attemptAt(build.triggeredAt(), build).filter(tally::contains).orElse(null);
    return Outcome.present(new EarlierByTime(build, remembered, tally, own));
  }

  private Tally emptyTally() {
    return new Tally(remembered.size());
  }

  private Optional<Object> sharedValue(Feature<?> feature, HistoryRecord build) {
    Outcome<?> outcome = build.remembered().get(remembered.indexOf(feature));
    return outcome instanceof Outcome.Present<?> present
        ? Optional.of(present.value())
        : Optional.empty();
  }
}
