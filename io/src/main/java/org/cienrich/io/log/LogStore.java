package org.cienrich.io.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps the logs of jobs, masked and compressed. A log that was stored never changes; one that is
 * damaged is as good as absent. Thread-safe.
 */
public interface LogStore {

  /** Returns the size in bytes of a stored log as plain text; empty if it is not stored. */
  OptionalLong size(String buildKey, String jobId) throws IOException;

  /**
   * Stores a log unless it is there. The text is read only if the log is not there, and left open;
   * nothing is stored if reading fails.
   *
   * @return the size in bytes of the stored log as plain text, secrets masked
   * @throws TooLargeLogException if the text is larger than this store takes
   */
  long put(String buildKey, String jobId, InputStream text) throws IOException;

  /** Opens a stored log as UTF-8 plain text; the caller closes it. */
  Optional<InputStream> open(String buildKey, String jobId) throws IOException;
}
