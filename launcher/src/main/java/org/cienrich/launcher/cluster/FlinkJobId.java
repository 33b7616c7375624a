package org.cienrich.launcher.cluster;

import org.cienrich.io.store.Sha256;

/**
 * Names Flink jobs after runs: Flink takes no second job of one id, so a run has no second copy.
 */
final class FlinkJobId {
  private static final int HEX_DIGITS = 32;

  private FlinkJobId() {}

  /**
   * Returns the id of a run's job: the first 32 hex digits of the SHA-256 of {@code
   * ci-enrich/<runId>/<generation>}.
   *
   * @param generation from 1; the next one is for a run whose job has ended without its version
   */
  static String of(String runId, int generation) {
    return Sha256.of("ci-enrich/" + runId + "/" + generation).substring(0, HEX_DIGITS);
  }
}
