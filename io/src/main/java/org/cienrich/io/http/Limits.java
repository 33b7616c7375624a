package org.cienrich.io.http;

import java.time.Instant;

/** Puts what answers tell of limits into quotas. */
final class Limits {
  private Limits() {}

  /** Notes what is left. A quota that is used up pauses until it is given anew. */
  static void note(RateLimit limit, Quota quota, String resource, Instant now) {
    limit
        .untilReset()
        .map(now::plus)
        .ifPresent(
            reset -> {
              limit.remaining().ifPresent(left -> quota.learn(resource, left, reset));
              if (limit.isExhausted() && !limit.isExceeded()) {
                quota.pause(resource, reset);
              }
            });
  }

  /** The request was turned away, and others are until then. */
  static void pause(RateLimit limit, Quota quota, String resource, Instant until) {
    if (limit.isPrimary()) {
      quota.pause(resource, until);
    } else {
      quota.pauseAll(until);
    }
  }
}
