package org.cienrich.forge.faults;

import java.time.Duration;
import java.util.Map;

/** What goes wrong with one request. */
public sealed interface Fault {

  /** Another status, with these headers and this body, instead of the answer. */
  record Status(int status, Map<String, String> headers, String body) implements Fault {
    public Status {
      headers = Map.copyOf(headers);
    }
  }

  /** The right answer with its right length, but the connection closes halfway. */
  record TruncatedBody() implements Fault {}

  /** The right answer, complete and of its right length, but some bytes in its middle differ. */
  record CorruptBody() implements Fault {}

  /** Status 200 and complete, but this text is the body. */
  record WrongJson(String body) implements Fault {}

  /** The connection closes before anything was answered. */
  record ConnectionClosed() implements Fault {}

  /** Nothing is answered for so long, then the connection closes. */
  record Delay(Duration duration) implements Fault {}

  /** GitHub's secondary rate limit. */
  static Fault secondaryRateLimit(int status, int retryAfterSeconds) {
    return new Status(
        status,
        Map.of("Retry-After", Integer.toString(retryAfterSeconds)),
        "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes before"
            + " you try again.\"}");
  }

  /** A failure of the server, as its proxies report it: no JSON. */
  static Fault serverError(int status) {
    return new Status(status, Map.of("Content-Type", "text/html"), "<html>Server Error</html>");
  }
}
