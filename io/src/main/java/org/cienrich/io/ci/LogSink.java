package org.cienrich.io.ci;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Where the logs of jobs are kept. A log that was stored never changes. Thread-safe. */
public interface LogSink {

  /** Returns the size in bytes of a stored log as plain text; empty if it is not stored. */
  OptionalLong size(String buildKey, String jobId) throws IOException;

  /**
   * Stores a log unless it is there. Nothing is stored if reading the text fails.
   *
   * @param text left open
   * @return the size in bytes of the stored log as plain text
   */
  long put(String buildKey, String jobId, InputStream text) throws IOException;
}
