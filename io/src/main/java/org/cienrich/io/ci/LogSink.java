package org.cienrich.io.ci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where the logs of jobs are kept. Thread-safe. */
public interface LogSink {

  /**
   * The job whose log it is.
   *
   * @param repoKey the numeric id of the repository, else its name in lower case
   */
  record Key(String provider, String repoKey, String jobId) {}

  /** Returns the size of a log as plain text; empty if it is not stored. */
  OptionalLong find(Key key) throws IOException;

  /**
   * Stores a log unless it is there already.
   *
   * @param plainText a file that the caller deletes afterwards
   * @return the size of the log as plain text
   */
  long put(Key key, Path plainText) throws IOException;
}
