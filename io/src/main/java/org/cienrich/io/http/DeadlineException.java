package org.cienrich.io.http;

import java.io.IOException;
import java.time.Duration;

/** There was no complete answer in time. */
final class DeadlineException extends IOException {
  DeadlineException(Duration deadline, IOException cause) {
    super("no complete answer within " + deadline.toMillis() + " ms", cause);
  }
}
