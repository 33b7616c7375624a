package org.cienrich.io.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;

/**
 * Puts queries to GitHub's GraphQL API. An exhausted quota, which GraphQL tells with status 200, is
 * waited for by the HTTP layer before the query is repeated; it is never an answer. Thread-safe.
 */
final class GraphQlClient {
  private static final String PATH = "/graphql";
  private static final Pattern ENTERPRISE = Pattern.compile("(.*/api)/v3");
  private static final int MAX_LIMITS = 20;

  private final RestApi api;
  private volatile boolean hasAnswered;
  private volatile boolean isRefused;

  /** Tells whether an answer is what was asked for, so that another one is asked for again. */
  @FunctionalInterface
  interface Check {
    void check(GraphQlReply reply) throws MalformedReplyException;
  }

  /**
   * @param api with the base URL that {@link #baseUrl} tells
   */
  GraphQlClient(RestApi api) {
    this.api = api;
  }

  /** Returns what {@code /graphql} is below, for the URL of the REST API. */
  static String baseUrl(String restUrl) {
    var matcher = ENTERPRISE.matcher(restUrl);
    return matcher.matches() ? matcher.group(1) : restUrl;
  }

  /**
   * Tells whether the server answers queries. It does not if it refused the first ones, as GitHub
   * does for anonymous clients.
   */
  boolean isOffered() {
    return !isRefused;
  }

  /**
   * Asks. An answer is found even if all it holds is errors; not found means that {@linkplain
   * #isOffered there is no GraphQL} for this client.
   */
  Lookup<GraphQlReply> ask(String document, String subject, Reuse reuse, Check check) {
    String body = JsonNodeFactory.instance.objectNode().put("query", document).toString();
    for (int limits = 0; limits < MAX_LIMITS; limits++) {
      Lookup<GraphQlReply> lookup =
          api.post(PATH, body, subject, reuse, reply -> read(reply, check));
      if (lookup instanceof Lookup.NotFound<GraphQlReply> refusal) {
        return refused(refusal);
      }
      if (!(lookup instanceof Lookup.Found<GraphQlReply> found)) {
        return lookup;
      }
      hasAnswered = true;
      if (!found.value().isRateLimited()) {
        return lookup;
      }
    }
    return new Lookup.Failed<>(
        MissingReason.UNAVAILABLE,
        "GitHub, asked for " + subject + ", was out of quota " + MAX_LIMITS + " times");
  }

  /** Unless the header tells that the quota is used up, nothing else would make the next wait. */
  private static GraphQlReply read(HttpReply reply, Check check) throws MalformedReplyException {
    GraphQlReply answer = GraphQlReply.of(reply);
    if (!answer.isRateLimited()) {
      check.check(answer);
    } else if (reply.header("x-ratelimit-remaining").filter("0"::equals).isEmpty()) {
      throw new MalformedReplyException("a rate limit of unknown length");
    }
    return answer;
  }

  private Lookup<GraphQlReply> refused(Lookup.NotFound<GraphQlReply> refusal) {
    if (hasAnswered) {
      return new Lookup.Failed<>(refusal.reason(), refusal.message());
    }
    isRefused = true;
    return refusal;
  }
}
