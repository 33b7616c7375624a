package org.cienrich.transforms;

import java.time.Duration;
import java.time.Instant;

/** When a step ended and how long it took, by the clock of this machine. */
record TimeTaken(Instant end, long millis) {

  /** Takes the time from a start until now. */
  static TimeTaken since(long startNanos) {
    return new TimeTaken(
        Instant.now(), Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
  }

  double seconds() {
    return millis / 1000.0;
  }
}
