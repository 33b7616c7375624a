package org.cienrich.io.scan.sonar;

import java.time.Duration;
import java.time.Instant;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;
import org.jspecify.annotations.Nullable;

/**
 * What is found out once. That it cannot be had is believed for half a minute, so that many who ask
 * do not each wait for the same. Thread-safe.
 */
final class Memo<T> {
  private static final Duration BELIEVED = Duration.ofSeconds(30);

  private final WaitingClock clock;
  private @Nullable T value;
  private @Nullable ScanException failure;
  private Instant failedUntil = Instant.MIN;

  Memo(WaitingClock clock) {
    this.clock = clock;
  }

  /** Finds it out. */
  @FunctionalInterface
  interface Finder<T> {
    T find() throws ScanException;
  }

  synchronized T get(Finder<T> finder) throws ScanException {
    T known = value;
    if (known != null) {
      return known;
    }
    if (failure != null && clock.now().isBefore(failedUntil)) {
      throw new ScanException(failure.reason(), String.valueOf(failure.getMessage()));
    }
    try {
      T found = finder.find();
      value = found;
      return found;
    } catch (ScanException e) {
      failure = e;
      failedUntil = clock.now().plus(BELIEVED);
      throw e;
    }
  }

  /** It may have changed. */
  synchronized void forget() {
    value = null;
    failure = null;
  }
}
