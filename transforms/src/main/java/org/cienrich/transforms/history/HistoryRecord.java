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
 * @param completedAt null while it has not completed
 * @param supersededAt when the next attempt of the build was triggered; null for the last one
 * @param previousRank rank of the build before it along the commits; null if there is none
 * @param lineageMissing why it is unknown which build that is; null where it is known
 * @param remembered outcomes of the features that the plan remembers, in its order
 */
public record HistoryRecord(
    String key,
    int rank,
    boolean isOutput,
    Instant triggeredAt,
    Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Instant supersededAt,
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
    String attempts = keyOfAttempts();
    return attempts.substring(attempts.lastIndexOf('/') + 1);
  }

  /** Returns the part of the key that all attempts of the build share. */
  String keyOfAttempts() {
    return key.substring(0, key.lastIndexOf('/'));
  }

  /** Tells whether the build counts by this attempt when something else was triggered. */
  boolean countsAt(Instant trigger) {
    return triggeredAt.isBefore(trigger) && !supersededBefore(trigger);
  }

  /** Tells whether another attempt had been triggered before something else was. */
  boolean supersededBefore(Instant trigger) {
    return supersededAt != null && supersededAt.isBefore(trigger);
  }

  /** Tells whether the build had completed when something else was triggered. */
  public boolean completedBefore(Instant trigger) {
    return completedAt != null && completedAt.isBefore(trigger) && triggeredAt.isBefore(trigger);
  }
}
