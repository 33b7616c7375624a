package org.cienrich.io.http;

/** What became of a request, after all retries. */
public sealed interface HttpResult<T> {

  /** An answer came and was understood, whatever its status. */
  record Received<T>(T value) implements HttpResult<T> {}

  /** No usable answer could be had. The message holds no secret. */
  record Failure<T>(Reason reason, String message) implements HttpResult<T> {}

  /** Why there is no answer. */
  enum Reason {
    /** Unreachable, out of order, rate-limited for too long, or its answers make no sense. */
    UNAVAILABLE,
    /** It did not answer in time. */
    TIMEOUT,
    /** The body is larger than the caller accepts. */
    TOO_LARGE,
    /** There are credentials, and the server refused all of them. */
    UNAUTHORIZED
  }
}
