package org.cienrich.io.http;

import java.io.Serializable;
import java.time.Duration;

/**
 * How patient the client is.
 *
 * @param deadline for one attempt, redirects and body included
 * @param connectTimeout for one connection
 * @param maxAttempts how often a request may fail; being rate-limited is not failing
 * @param firstBackoff the pause after the first failure; doubled for each further one
 * @param maxBackoff the longest pause after a failure
 * @param maxWait all pauses of one request together, those for rate limits included
 */
public record HttpSettings(
    Duration deadline,
    Duration connectTimeout,
    int maxAttempts,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration maxWait)
    implements Serializable {

  /** Long enough to outwait GitHub's hourly limit once. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          6,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(70));

  public HttpSettings {
    requirePositive("deadline", deadline);
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("firstBackoff", firstBackoff);
    requirePositive("maxBackoff", maxBackoff);
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1: " + maxAttempts);
    }
    if (maxWait.isNegative()) {
      throw new IllegalArgumentException("maxWait must not be negative: " + maxWait);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
