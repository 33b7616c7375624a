package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;

/**
 * One of the errors that an answer to a query tells beside its data.
 *
 * @param message in GitHub's words
 * @param path of the field it is about; empty if it is about the whole query
 */
record GraphQlError(Kind kind, String message, List<String> path) {
  private static final Set<String> REFUSALS =
      Set.of("FORBIDDEN", "INSUFFICIENT_SCOPES", "UNAUTHORIZED");
  private static final Set<String> SIZES =
      Set.of("MAX_NODE_LIMIT_EXCEEDED", "RESOURCE_LIMITS_EXCEEDED");
  private static final Set<String> LIMITS = Set.of("RATE_LIMITED", "RATE_LIMIT");

  /** What is to be done about it. */
  enum Kind {
    NOT_FOUND,
    FORBIDDEN,
    /** A smaller query may be answered. */
    TOO_LARGE,
    /** Likewise; GitHub gives a query ten seconds. */
    TIMEOUT,
    RATE_LIMITED,
    OTHER;

    boolean isOfSize() {
      return this == TOO_LARGE || this == TIMEOUT;
    }
  }

  GraphQlError {
    path = List.copyOf(path);
  }

  static GraphQlError of(JsonNode error) {
    String message = error.path("message").asText();
    List<String> path = new ArrayList<>();
    error.path("path").forEach(element -> path.add(element.asText()));
    return new GraphQlError(kind(error.path("type").asText(), message), shortened(message), path);
  }

  private static Kind kind(String type, String message) {
    if (type.equals("NOT_FOUND")) {
      return Kind.NOT_FOUND;
    }
    if (REFUSALS.contains(type)) {
      return Kind.FORBIDDEN;
    }
    if (SIZES.contains(type)) {
      return Kind.TOO_LARGE;
    }
    String text = message.toLowerCase(Locale.ROOT);
    if (LIMITS.contains(type) || text.contains("rate limit")) {
      return Kind.RATE_LIMITED;
    }
    return text.startsWith("something went wrong while executing your query")
            || text.contains("timedout")
        ? Kind.TIMEOUT
        : Kind.OTHER;
  }

  /**
   * Returns what it means for what was asked for.
   *
   * @param depth of the field asked for: what is missing further below is another thing
   */
  <T> Lookup<T> absence(String subject, int depth) {
    String text = "GitHub, asked for " + subject + ", answered: " + message;
    return switch (kind) {
      case NOT_FOUND ->
          path.isEmpty() || path.size() > depth
              ? new Lookup.Failed<>(MissingReason.UNAVAILABLE, text)
              : new Lookup.NotFound<>(MissingReason.NOT_FOUND, text);
      case FORBIDDEN -> new Lookup.NotFound<>(MissingReason.FORBIDDEN, text);
      case TOO_LARGE -> new Lookup.Failed<>(MissingReason.TOO_LARGE, text);
      case TIMEOUT -> new Lookup.Failed<>(MissingReason.TIMEOUT, text);
      case RATE_LIMITED, OTHER -> new Lookup.Failed<>(MissingReason.UNAVAILABLE, text);
    };
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
