package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the sorted step sees of a build; slim, since a repository may have very many.
 *
 * @param key of the build
 * @param rank its place among all known builds of the repository, from 0
 * @param completedAt null while it has not completed
 * @param previousBuild key of the build before it along the commits; null if there is none
 * @param remembered outcomes of the features that the plan remembers, in its order
 */
public record HistoryRecord(
    String key,
    int rank,
    boolean isOutput,
    Instant triggeredAt,
    Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String previousBuild,
    List<Outcome<?>> remembered) {

  public String buildId() {
    return key.split("/", -1)[2];
  }

  /** Tells whether the build had completed when something else was triggered. */
  public boolean completedBefore(Instant trigger) {
    return completedAt != null && completedAt.isBefore(trigger) && triggeredAt.isBefore(trigger);
  }
}
