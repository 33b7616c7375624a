package org.cienrich.io.api;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When archived answers are used instead of asking.
 *
 * @param absenceHolds how long one believes that something is not there (404, 410)
 * @param revalidate whether to ask again even for what holds; only for whether it has changed where
 *     the server can tell
 * @param holdsSince answers fetched since then hold, whatever else is said: those of this run,
 *     before it was interrupted; null for none
 * @param absenceHoldsSince the same for answers other than 200; null if {@code holdsSince} is for
 *     these too
 */
public record ArchiveSettings(
    Duration absenceHolds,
    boolean revalidate,
    @Nullable Instant holdsSince,
    @Nullable Instant absenceHoldsSince)
    implements Serializable {

  /** Absence is believed for a day. */
  public static final ArchiveSettings DEFAULT =
      new ArchiveSettings(Duration.ofDays(1), false, null, null);

  public ArchiveSettings {
    if (absenceHolds.isNegative()) {
      throw new IllegalArgumentException("absenceHolds is negative: " + absenceHolds);
    }
  }

  public ArchiveSettings withRevalidate(boolean again) {
    return new ArchiveSettings(absenceHolds, again, holdsSince, absenceHoldsSince);
  }

  public ArchiveSettings withHoldsSince(Instant start) {
    return new ArchiveSettings(absenceHolds, revalidate, start, absenceHoldsSince);
  }

  /** Returns settings by which only absence that was told since then is believed. */
  public ArchiveSettings withAbsenceHoldsSince(Instant start) {
    return new ArchiveSettings(Duration.ZERO, revalidate, holdsSince, start);
  }

  /** Tells whether an answer holds for the time at which it was given. */
  boolean holds(boolean isAbsence, Instant fetchedAt) {
    Instant since = isAbsence && absenceHoldsSince != null ? absenceHoldsSince : holdsSince;
    return since != null && !fetchedAt.isBefore(since);
  }
}
