package org.cienrich.io.git;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far the index of a repository is: at the start, now and then, and at the end. */
final class IndexProgress {
  private static final Logger LOG = LoggerFactory.getLogger(IndexProgress.class);
  private static final long PAUSE = Duration.ofSeconds(10).toNanos();

  private final String what;
  private final long startedAt = System.nanoTime();
  private long loggedAt = startedAt;
  private int count;

  /**
   * Logs the start.
   *
   * @param what is read, and of which repository
   */
  IndexProgress(String what) {
    this.what = what;
    LOG.info("Index: reading {}", what);
  }

  /** Counts further commits that were read. */
  void add(int commits) {
    count += commits;
    long now = System.nanoTime();
    if (now - loggedAt >= PAUSE) {
      loggedAt = now;
      LOG.info("Index: reading {}: {} commits so far", what, count);
    }
  }

  void end() {
    long seconds = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
    LOG.info("Index: read {}: {} commits in {} s", what, count, seconds);
  }
}
