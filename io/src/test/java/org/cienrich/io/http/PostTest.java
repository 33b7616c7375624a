package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;

class PostTest {
  private static final String QUERY = "{\"query\":\"é\"}";
  private final VirtualClock clock = new VirtualClock();
  private final HttpFetcher fetcher =
      new HttpFetcher(HttpSettings.DEFAULT, TokenPool.bearer(List.of("secret")), clock);

  private HttpResult<String> post(ScriptedServer server) {
    HttpCall call = HttpCall.post(server.uri("/graphql"), Map.of("X-Own", "own"), QUERY, 1000);
    return fetcher.fetch(call, HttpReply::text);
  }

  @Test
  void sendsItsBodyAsJson() {
    try (ScriptedServer server =
        new ScriptedServer(
            request -> ScriptedReply.ok(request.method() + " " + request.readBody()))) {
      assertThat(post(server)).isEqualTo(new Received<>("POST " + QUERY));
      var request = server.requests().get(0);
      assertThat(request.header("Content-Type")).contains("application/json");
      assertThat(request.header("Authorization")).contains("Bearer secret");
      assertThat(request.header("X-Own")).contains("own");
    }
  }

  @Test
  void isRepeatedWithItsBody() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1
                    ? ScriptedReply.of(502, "")
                    : ScriptedReply.ok(request.readBody()))) {
      assertThat(post(server)).isEqualTo(new Received<>(QUERY));
    }
  }

  @Test
  void followsARedirectThatKeepsTheMethod() {
    for (int status : List.of(307, 308)) {
      try (ScriptedServer server =
          new ScriptedServer(
              request ->
                  request.number() == 1
                      ? ScriptedReply.redirect(status, "/new")
                      : ScriptedReply.ok(request.method() + " " + request.readBody()))) {
        assertThat(post(server)).isEqualTo(new Received<>("POST " + QUERY));
      }
    }
  }

  @Test
  void followsNoRedirectThatChangesTheMethod() {
    for (int status : List.of(301, 302, 303)) {
      try (ScriptedServer server =
          new ScriptedServer(request -> ScriptedReply.redirect(status, "/new"))) {
        assertThat(post(server))
            .isEqualTo(
                new Failure<>(
                    Reason.UNAVAILABLE,
                    "POST "
                        + server.address()
                        + "/graphql: a redirect of a POST with status "
                        + status));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void followsNoRedirectToAnotherHost() {
    try (ScriptedServer other = new ScriptedServer(request -> ScriptedReply.ok(""));
        ScriptedServer server =
            new ScriptedServer(request -> ScriptedReply.redirect(307, other.address() + "/x"))) {
      assertThat(post(server))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.message()).contains("a POST to another host"));
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aLimitAmongTheErrorsIsWaitedFor() {
    for (String error :
        List.of(
            "{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded for user ID 1\"}",
            "{\"message\":\"You have exceeded a secondary rate limit.\"}")) {
      try (ScriptedServer server =
          new ScriptedServer(
              request ->
                  request.number() == 1
                      ? ScriptedReply.ok("{\"data\":null,\"errors\":[" + error + "]}")
                      : ScriptedReply.ok("{\"data\":{}}"))) {
        Duration before = clock.waited();
        assertThat(post(server)).isEqualTo(new Received<>("{\"data\":{}}"));
        assertThat(clock.waited().minus(before)).isEqualTo(Duration.ofSeconds(60));
      }
    }
  }

  @Test
  void otherErrorsAreAnAnswer() {
    String answer =
        "{\"data\":{\"title\":\"RATE_LIMITED\"},\"errors\":[{\"type\":\"NOT_FOUND\",\"message\":\"x\"}]}";
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(answer))) {
      assertThat(post(server)).isEqualTo(new Received<>(answer));
    }
  }

  @Test
  void theQuotaOfQueriesLeavesOtherRequestsAlone() {
    String reset = Long.toString(java.time.Instant.now().getEpochSecond() + 3000);
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                ScriptedReply.ok("{}")
                    .with("X-RateLimit-Resource", "graphql")
                    .with("X-RateLimit-Remaining", "0")
                    .with("X-RateLimit-Reset", reset))) {
      assertThat(post(server)).isEqualTo(new Received<>("{}"));
      HttpCall get = HttpCall.get(server.uri("/"), Map.of(), 1000);
      assertThat(fetcher.fetch(get, HttpReply::status)).isEqualTo(new Received<>(200));
      assertThat(clock.pauses()).isEmpty();
      assertThat(post(server)).isEqualTo(new Received<>("{}"));
      assertThat(clock.waited()).isGreaterThan(Duration.ofSeconds(2900));
      assertThat(server.requests().get(1).header("Content-Type")).isEqualTo(Optional.empty());
    }
  }
}
