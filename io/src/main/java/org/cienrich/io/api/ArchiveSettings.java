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
 */
public record ArchiveSettings(
    Duration absenceHolds, boolean revalidate, @Nullable Instant holdsSince)
    implements Serializable {

  /** Absence is believed for a day. */
  public static final ArchiveSettings DEFAULT =
      new ArchiveSettings(Duration.ofDays(1), false, null);

  public ArchiveSettings {
    if (absenceHolds.isNegative()) {
      throw new IllegalArgumentException("absenceHolds is negative: " + absenceHolds);
    }
  }

  public ArchiveSettings withRevalidate(boolean again) {
    return new ArchiveSettings(absenceHolds, again, holdsSince);
  }

  public ArchiveSettings withHoldsSince(Instant start) {
    return new ArchiveSettings(absenceHolds, revalidate, start);
  }
}
