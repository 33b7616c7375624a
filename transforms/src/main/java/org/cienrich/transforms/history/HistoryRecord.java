package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the sorted step sees of a build; slim, since a repository may have very many.
 *
 * @param key of the build
 * @param rank its place among all known builds of the repository, from 0
 * @param isHistory whether it counts as history of others
 * @param completedAt null while it has not completed
 * @param previousRank rank of the build before it along the commits; null if there is none
 * @param lineageMissing why it is unknown which build that is; null where it is known
 * @param remembered outcomes of the features that the plan remembers, in its order
 */
public record HistoryRecord(
    String key,
    int rank,
    boolean isOutput,
    boolean isHistory,
    Instant triggeredAt,
    Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Integer previousRank,
    @Nullable MissingReason lineageMissing,
    List<Outcome<?>> remembered) {

  public HistoryRecord {
    if (previousRank != null && (previousRank < 0 || previousRank >= rank)) {
      throw new IllegalArgumentException(
          "Build " + key + " of rank " + rank + " cannot follow the build of rank " + previousRank);
    }
  }

  public String buildId() {
    int attempt = key.lastIndexOf('/');
    return key.substring(key.lastIndexOf('/', attempt - 1) + 1, attempt);
  }

  /** Tells whether the build had completed when something else was triggered. */
  public boolean completedBefore(Instant trigger) {
    return completedAt != null && completedAt.isBefore(trigger) && triggeredAt.isBefore(trigger);
  }
}
