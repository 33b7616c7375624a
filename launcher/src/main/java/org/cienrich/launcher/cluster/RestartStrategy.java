package org.cienrich.launcher.cluster;

import java.util.Map;

/**
 * Settings of Flink for jobs that fail. Batch jobs have none by default, so the first failure ends
 * them.
 */
final class RestartStrategy {
  /** The first failure ends the job. */
  static final Map<String, String> NONE = Map.of("restart-strategy.type", "none");

  /**
   * Outlasts the loss of a TaskManager: until it is noticed, all that want something of it fail,
   * one after the other. What fails while the job waits for its next attempt is the same failure
   * here; with a fixed delay each would be an attempt.
   */
  static final Map<String, String> OUTLASTING =
      Map.of(
          "restart-strategy.type", "exponential-delay",
          "restart-strategy.exponential-delay.initial-backoff", "2 s",
          "restart-strategy.exponential-delay.max-backoff", "30 s",
          "restart-strategy.exponential-delay.backoff-multiplier", "2.0",
          "restart-strategy.exponential-delay.jitter-factor", "0.0",
          "restart-strategy.exponential-delay.attempts-before-reset-backoff", "8");

  private RestartStrategy() {}
}
