package org.cienrich.io.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.function.Predicate;

/** The errors in an answer to a GraphQL query, as GitHub words them. */
final class QueryErrors {
  private static final JsonMapper MAPPER = new JsonMapper();

  private QueryErrors() {}

  /** Tells whether one of them says that a limit was reached. */
  static boolean tellOfALimit(HttpReply reply) {
    return has(reply, QueryErrors::isLimit);
  }

  /** Tells whether one of them says that there is no such repository, at least for the caller. */
  static boolean isRepositoryHidden(HttpReply reply) {
    return has(reply, QueryErrors::isMissingRepository);
  }

  private static boolean has(HttpReply reply, Predicate<JsonNode> wanted) {
    if (reply.status() != 200 || !reply.text().contains("\"errors\"")) {
      return false;
    }
    try {
      for (JsonNode error : MAPPER.readTree(reply.text()).path("errors")) {
        if (wanted.test(error)) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException leftToTheReader) {
      return false;
    }
  }

  private static boolean isMissingRepository(JsonNode error) {
    return error.path("type").asText().equals("NOT_FOUND")
        && error.path("path").size() == 1
        && error.path("path").path(0).asText().equals("repository");
  }

  private static boolean isLimit(JsonNode error) {
    String type = error.path("type").asText();
    String message = error.path("message").asText().toLowerCase(Locale.ROOT);
    return type.equals("RATE_LIMITED")
        || type.equals("RATE_LIMIT")
        || message.contains("secondary rate limit")
        || message.contains("rate limit exceeded")
        || message.contains("rate limit already exceeded");
  }
}
