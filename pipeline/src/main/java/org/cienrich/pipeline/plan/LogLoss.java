package org.cienrich.pipeline.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cienrich.features.ports.RunEstimate;

/**
 * How many logs are gone, if builds are spread evenly over the time between the first and the last.
 *
 * @param lost about how many have expired
 * @param expiring about how many more expire within a week
 */
public record LogLoss(long lost, long expiring) {
  private static final Duration SOON = Duration.ofDays(7);

  /** Returns empty if the provider does not tell when builds were or how long it keeps logs. */
  static Optional<LogLoss> of(
      long builds, RunEstimate estimate, Optional<Duration> retention, Instant now) {
    if (retention.isEmpty() || estimate.earliest() == null || estimate.latest() == null) {
      return Optional.empty();
    }
    Instant oldestKept = now.minus(retention.get());
    long lost = Math.round(builds * shareBefore(oldestKept, estimate));
    long soon = Math.round(builds * shareBefore(oldestKept.plus(SOON), estimate));
    return Optional.of(new LogLoss(lost, soon - lost));
  }

  private static double shareBefore(Instant limit, RunEstimate estimate) {
    if (!limit.isAfter(estimate.earliest())) {
      return 0;
    }
    if (!limit.isBefore(estimate.latest())) {
      return 1;
    }
    double span = Duration.between(estimate.earliest(), estimate.latest()).toMillis();
    return Duration.between(estimate.earliest(), limit).toMillis() / span;
  }
}
