package org.cienrich.io.http;

import java.time.Duration;
import java.time.Instant;

/** The clock of this machine. */
enum SystemWaitingClock implements WaitingClock {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }
}
