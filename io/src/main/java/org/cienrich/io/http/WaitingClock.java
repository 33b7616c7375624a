package org.cienrich.io.http;

import java.time.Duration;
import java.time.Instant;

/** The time, and waiting for it to pass. Thread-safe. */
public interface WaitingClock {

  Instant now();

  /**
   * Returns when that much time has passed.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns the clock of this machine. */
  static WaitingClock system() {
    return SystemWaitingClock.INSTANCE;
  }
}
