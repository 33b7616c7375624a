package org.cienrich.features.facts;

import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log of a job is in the store, and what it tells.
 *
 * @param missing null if it is; {@code NOT_APPLICABLE} for a job that never ran
 * @param message the reason in words
 * @param bytes its size as plain text; null if it is not stored
 * @param facts null if it is not stored, or has not been read
 */
public record JobLog(
    String jobId,
    @Nullable MissingReason missing,
    @Nullable String message,
    @Nullable Long bytes,
    @Nullable LogFacts facts) {

  public static JobLog stored(String jobId, long bytes) {
    return new JobLog(jobId, null, null, bytes, null);
  }

  public static JobLog missing(String jobId, MissingReason reason, String message) {
    return new JobLog(jobId, reason, message, null, null);
  }

  /** Returns the same log as one that has been read. */
  public JobLog telling(LogFacts told) {
    return new JobLog(jobId, missing, message, bytes, told);
  }

  public boolean isStored() {
    return missing == null;
  }
}
