package org.cienrich.io.http;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;

/** What is left of the patience with one request. Not thread-safe. */
final class Patience {
  private final HttpSettings settings;
  private final WaitingClock clock;
  private final ApiUsage usage;
  private Duration waited = Duration.ZERO;
  private int failures;
  private int limits;

  Patience(HttpSettings settings, WaitingClock clock, ApiUsage usage) {
    this.settings = settings;
    this.clock = clock;
    this.usage = usage;
  }

  int failures() {
    return failures;
  }

  Duration waited() {
    return waited;
  }

  /**
   * Counts a failed attempt and pauses before the next.
   *
   * @param atLeast the pause the server asks for
   * @return whether there is to be a next
   */
  boolean afterFailure(Duration atLeast) {
    failures++;
    return failures < settings.maxAttempts() && pause(longer(atLeast, backoff(failures)));
  }

  /** Returns the pause for a limit that the server wants this pause for. */
  Duration forLimit(Duration atLeast) {
    limits++;
    return longer(atLeast, backoff(limits));
  }

  /** Returns the pause for a limit of which the server tells nothing. */
  Duration forUnnamedLimit() {
    limits++;
    return RateLimit.UNNAMED_PAUSE.multipliedBy(1L << Math.min(limits - 1, 10));
  }

  /** Pauses, or returns false at once if that would be more than all pauses may take. */
  boolean pause(Duration duration) {
    if (waited.plus(duration).compareTo(settings.maxWait()) > 0) {
      return false;
    }
    try {
      clock.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a server");
    }
    waited = waited.plus(duration);
    usage.countWait(duration);
    return true;
  }

  /** Doubles each time, and varies by half so that clients do not march in step. */
  private Duration backoff(int times) {
    long full = settings.firstBackoff().toMillis() << Math.min(times - 1, 20);
    long capped = Math.max(1, Math.min(full, settings.maxBackoff().toMillis()));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(capped / 2, capped) + 1);
  }

  private static Duration longer(Duration left, Duration right) {
    return left.compareTo(right) >= 0 ? left : right;
  }
}
