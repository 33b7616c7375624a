package org.cienrich.io.version;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version is processed or failed.
 *
 * @param reason why it failed; null if it did not
 */
record Verdict(String status, @Nullable String reason) {
  static final String PROCESSED = "processed";
  static final String FAILED = "failed";

  /**
   * Judges a version by its counts. Due are the builds that went through extraction and those that
   * could not be looked up; the latter count as failed. A version without due builds is processed.
   *
   * @param maxFailedShare the largest share of due builds that may fail
   */
  static Verdict of(Counts counts, double maxFailedShare) {
    long lookupErrors = counts.get("builds", "error");
    long due = counts.total("extraction") + lookupErrors;
    long usable = counts.get("extraction", "completed") + counts.get("extraction", "partial");
    long failed = counts.get("extraction", "failed") + lookupErrors;
    if (due > 0 && usable == 0) {
      return new Verdict(FAILED, "None of the " + due + " builds is completed or partial.");
    }
    if (failed > maxFailedShare * due) {
      return new Verdict(
          FAILED,
          String.format(
              Locale.ROOT,
              "%d of %d builds failed, more than the allowed share of %s.",
              failed,
              due,
              maxFailedShare));
    }
    return new Verdict(PROCESSED, null);
  }
}
