package org.cienrich.io.scan;

import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanTool;

/** One tool on this machine. Thread-safe. */
public interface Scanner {

  ScanTool tool();

  /**
   * Names all that a result depends on besides the source tree: the version of the tool, its
   * databases, and its settings for the repository. Equal names, equal results. Asked often.
   *
   * @param repository its {@code owner/name}
   * @throws ScanException if the tool or its server cannot be had
   */
  String fingerprint(String repository) throws ScanException;

  /**
   * Scans once; gives all metrics of the tool, whichever are selected.
   *
   * @throws ScanException if it gives none
   */
  ScanMetrics scan(CommitToScan commit, WorktreeSource files) throws ScanException;

  /**
   * Tells whether the same scan may go better at once: where the tool broke or could not be had, or
   * took too long. Not so where something else has to change first.
   */
  default boolean isWorthAnotherAttempt(ScanException failure) {
    return switch (failure.reason()) {
      case UNAVAILABLE, TIMEOUT, COMPUTATION_FAILED -> true;
      default -> false;
    };
  }
}
