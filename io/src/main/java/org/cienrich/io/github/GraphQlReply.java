package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a query.
 *
 * @param data missing if the query was not executed
 * @param at when the server gave it, by its own clock
 */
record GraphQlReply(JsonNode data, List<GraphQlError> errors, @Nullable Instant at) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  GraphQlReply {
    errors = List.copyOf(errors);
  }

  static GraphQlReply of(HttpReply reply) throws MalformedReplyException {
    JsonNode json;
    try {
      json = MAPPER.readTree(reply.body());
    } catch (IOException e) {
      throw new MalformedReplyException("not JSON");
    }
    List<GraphQlError> errors = new ArrayList<>();
    json.path("errors").forEach(error -> errors.add(GraphQlError.of(error)));
    JsonNode data = json.path("data").isObject() ? json.path("data") : MissingNode.getInstance();
    if (data.isMissingNode() && errors.isEmpty()) {
      throw new MalformedReplyException("neither data nor errors");
    }
    return new GraphQlReply(data, errors, date(reply));
  }

  boolean isRateLimited() {
    return errors.stream().anyMatch(error -> error.kind() == GraphQlError.Kind.RATE_LIMITED);
  }

  /** An answer without errors holds for what happened before it was given. */
  static Reuse ifWithoutErrors(Instant until) {
    return reply -> of(reply).errors.isEmpty() && coveringAllUntil(until).holds(reply);
  }

  /** An answer, of whatever API, holds for what happened before it was given. */
  static Reuse coveringAllUntil(Instant instant) {
    return reply -> {
      Instant at = date(reply);
      return at != null && !at.isBefore(instant);
    };
  }

  private static @Nullable Instant date(HttpReply reply) {
    try {
      return reply
          .header("date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .orElse(null);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
