package org.cienrich.io.http;

import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How patient the client is, and how much it asks of a server.
 *
 * @param deadline for one attempt, redirects and body included; a download may take ten times that
 * @param connectTimeout for one connection
 * @param maxAttempts how often a request may fail; being rate-limited is not failing
 * @param firstBackoff the pause after the first failure; doubled for each further one
 * @param maxBackoff the longest pause after a failure
 * @param maxWait all pauses of one request together, those for rate limits included
 * @param pointsPerMinute how many requests this JVM may send to the host of the API in a minute,
 *     before {@code apiShare}; 0 for as many as it likes
 * @param apiShare the part of {@code pointsPerMinute}, and of the 100 requests under way at a host,
 *     that this JVM may use; for several workers with the same tokens
 */
public record HttpSettings(
    Duration deadline,
    Duration connectTimeout,
    int maxAttempts,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration maxWait,
    int pointsPerMinute,
    double apiShare)
    implements Serializable {

  /** What GitHub allows: a REST GET costs one point, and so does a GraphQL query. */
  public static final int GITHUB_POINTS_PER_MINUTE = 900;

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
    if (pointsPerMinute < 0) {
      throw new IllegalArgumentException("pointsPerMinute is negative: " + pointsPerMinute);
    }
    if (!(apiShare > 0 && apiShare <= 1)) {
      throw new IllegalArgumentException("apiShare must be above 0 and at most 1: " + apiShare);
    }
  }

  /** Settings without a limit of points. */
  public HttpSettings(
      Duration deadline,
      Duration connectTimeout,
      int maxAttempts,
      Duration firstBackoff,
      Duration maxBackoff,
      Duration maxWait) {
    this(deadline, connectTimeout, maxAttempts, firstBackoff, maxBackoff, maxWait, 0, 1);
  }

  /** The same with another deadline for one attempt. */
  public HttpSettings withDeadline(Duration limit) {
    return new HttpSettings(
        limit,
        connectTimeout,
        maxAttempts,
        firstBackoff,
        maxBackoff,
        maxWait,
        pointsPerMinute,
        apiShare);
  }

  /** The same with another patience for failures. */
  public HttpSettings withMaxAttempts(int attempts) {
    return new HttpSettings(
        deadline,
        connectTimeout,
        attempts,
        firstBackoff,
        maxBackoff,
        maxWait,
        pointsPerMinute,
        apiShare);
  }

  /** The same with a limit of points; see {@link #GITHUB_POINTS_PER_MINUTE}. */
  public HttpSettings withPointsPerMinute(int points) {
    return new HttpSettings(
        deadline, connectTimeout, maxAttempts, firstBackoff, maxBackoff, maxWait, points, apiShare);
  }

  /** The same with this share of the limits. */
  public HttpSettings withApiShare(double share) {
    return new HttpSettings(
        deadline,
        connectTimeout,
        maxAttempts,
        firstBackoff,
        maxBackoff,
        maxWait,
        pointsPerMinute,
        share);
  }

  /** The same with another patience for all pauses of one request. */
  public HttpSettings withMaxWait(Duration longest) {
    return new HttpSettings(
        deadline,
        connectTimeout,
        maxAttempts,
        firstBackoff,
        maxBackoff,
        longest,
        pointsPerMinute,
        apiShare);
  }

  /** Returns how many requests may be sent in a minute; empty for as many as one likes. */
  OptionalInt points() {
    return pointsPerMinute == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(1, (int) (pointsPerMinute * apiShare)));
  }

  /** Returns how many requests may be under way at the host of the API. */
  int slots() {
    return Math.max(1, (int) (Connections.MAX_AT_ONCE * apiShare));
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
