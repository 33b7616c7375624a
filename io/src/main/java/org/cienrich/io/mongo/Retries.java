package org.cienrich.io.mongo;

import com.mongodb.MongoException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.beam.sdk.util.BackOff;
import org.apache.beam.sdk.util.BackOffUtils;
import org.apache.beam.sdk.util.FluentBackoff;
import org.apache.beam.sdk.util.Sleeper;
import org.joda.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats requests that fail for the moment, with growing pauses: long enough for the election of a
 * new primary or a restart of the server, not for ever. Thread-safe.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  /** Pauses of about half a second to half a minute, about 90 s together. */
  private static final FluentBackoff PAUSES =
      FluentBackoff.DEFAULT
          .withInitialBackoff(Duration.millis(500))
          .withExponent(2)
          .withMaxBackoff(Duration.standardSeconds(30))
          .withMaxRetries(8);

  private final Sleeper sleeper;

  Retries(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /** Returns the pauses of one request. */
  BackOff pauses() {
    return PAUSES.backoff();
  }

  /**
   * Pauses before the next attempt.
   *
   * @return false at once if there is to be none
   */
  boolean pause(BackOff pauses, String problem) {
    LOG.debug("Tried again: {}", problem);
    try {
      return BackOffUtils.next(sleeper, pauses);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for MongoDB");
    }
  }

  /**
   * Returns the answer to a request that may be repeated.
   *
   * @param what the request in words
   * @throws MongoSinkException if it is refused, or has failed too often
   */
  <T> T call(String what, Supplier<T> request) throws MongoSinkException {
    BackOff pauses = pauses();
    while (true) {
      try {
        return request.get();
      } catch (MongoException e) {
        String problem = what + ": " + Failures.describe(e);
        if (!Failures.isTransient(e) || !pause(pauses, problem)) {
          throw new MongoSinkException(problem, e);
        }
      }
    }
  }
}
