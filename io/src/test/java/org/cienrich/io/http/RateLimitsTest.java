package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final ScriptedReply DONE = ScriptedReply.ok("done");
  private final VirtualClock clock = new VirtualClock();

  private HttpResult<String> fetch(URI uri, String... tokens) {
    return fetcher(tokens).fetch(HttpCall.get(uri, Map.of(), 1000), HttpReply::text);
  }

  private HttpFetcher fetcher(String... tokens) {
    return new HttpFetcher(HttpSettings.DEFAULT, TokenPool.bearer(List.of(tokens)), clock);
  }

  private Duration waitedAfter(ScriptedReply first) {
    try (ScriptedServer server =
        new ScriptedServer(request -> request.number() == 1 ? first : DONE)) {
      assertThat(fetch(server.uri("/"), "a")).isEqualTo(new Received<>("done"));
      assertThat(server.requests()).hasSize(2);
    }
    return clock.waited();
  }

  private static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** The HTTP server stamps its answers with the present, the clock of these tests stands still. */
  private String secondsFromServerNow(long seconds) {
    return Long.toString(Instant.now().getEpochSecond() + seconds);
  }

  @Test
  void waitsForRetryAfterInSeconds() {
    assertThat(waitedAfter(ScriptedReply.of(429, "").with("Retry-After", "8")))
        .isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void waitsForRetryAfterAsDate() {
    String date = httpDate(Instant.now().plusSeconds(100));
    assertThat(waitedAfter(ScriptedReply.of(429, "").with("Retry-After", date)))
        .isBetween(Duration.ofSeconds(98), Duration.ofSeconds(101));
  }

  @Test
  void waitsForTheResetByTheClockOfTheServer() {
    ScriptedReply reply =
        ScriptedReply.of(403, "{\"message\":\"API rate limit exceeded\"}")
            .with("X-RateLimit-Remaining", "0")
            .with("X-RateLimit-Reset", secondsFromServerNow(1800));
    assertThat(waitedAfter(reply)).isBetween(Duration.ofSeconds(1799), Duration.ofSeconds(1803));
  }

  @Test
  void waitsAMinuteForASecondaryLimitWithoutATime() {
    assertThat(
            waitedAfter(
                ScriptedReply.of(403, "{\"message\":\"You have exceeded a secondary rate limit\"}")
                    .with("X-RateLimit-Remaining", "4000")))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void waitsAMinuteForAnUnexplainedLimit() {
    assertThat(waitedAfter(ScriptedReply.of(429, ""))).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void doesNotHammerAServerThatAsksForNoPause() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() <= 4
                    ? ScriptedReply.of(429, "").with("Retry-After", "0")
                    : DONE)) {
      assertThat(fetch(server.uri("/"))).isEqualTo(new Received<>("done"));
      assertThat(clock.waited()).isGreaterThan(Duration.ofSeconds(7));
    }
  }

  @Test
  void aRefusalWithoutASignOfALimitIsAnAnswer() {
    ScriptedReply refusal =
        ScriptedReply.of(403, "{\"message\":\"Must have admin rights\"}")
            .with("X-RateLimit-Remaining", "4999");
    try (ScriptedServer server = new ScriptedServer(request -> refusal)) {
      assertThat(fetch(server.uri("/"), "a"))
          .isEqualTo(new Received<>("{\"message\":\"Must have admin rights\"}"));
      assertThat(clock.pauses()).isEmpty();
    }
  }

  @Test
  void givesUpWhenTheLimitLastsTooLong() {
    ScriptedReply limited = ScriptedReply.of(429, "").with("Retry-After", "86400");
    try (ScriptedServer server = new ScriptedServer(request -> limited)) {
      assertThat(fetch(server.uri("/"), "a"))
          .isEqualTo(
              new Failure<>(
                  Reason.UNAVAILABLE,
                  "GET "
                      + server.address()
                      + "/: rate-limited for another 86400 s, after waiting for 0 s"));
      assertThat(clock.pauses()).isEmpty();
    }
  }

  @Test
  void givesUpWhenTheLimitIsNeverLifted() {
    ScriptedReply limited = ScriptedReply.of(429, "").with("Retry-After", "600");
    try (ScriptedServer server = new ScriptedServer(request -> limited)) {
      assertThat(fetch(server.uri("/"), "a")).isInstanceOf(Failure.class);
      assertThat(clock.waited()).isEqualTo(Duration.ofMinutes(70));
    }
  }

  @Test
  void anotherTokenWorksWhileOneIsExhausted() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.header("Authorization").equals(Optional.of("Bearer a"))
                    ? ScriptedReply.of(403, "")
                        .with("X-RateLimit-Remaining", "0")
                        .with("X-RateLimit-Reset", secondsFromServerNow(3000))
                    : DONE)) {
      HttpFetcher fetcher = fetcher("a", "b");
      for (int i = 0; i < 4; i++) {
        assertThat(fetcher.fetch(HttpCall.get(server.uri("/"), Map.of(), 1000), HttpReply::text))
            .isEqualTo(new Received<>("done"));
      }
      assertThat(clock.pauses()).isEmpty();
      assertThat(tokensSeen(server)).containsExactly("a", "b", "b", "b", "b");
    }
  }

  @Test
  void anExhaustedTokenIsNotUsedForTheNextRequest() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1
                    ? DONE.with("X-RateLimit-Remaining", "0")
                        .with("X-RateLimit-Reset", secondsFromServerNow(600))
                    : DONE)) {
      HttpFetcher fetcher = fetcher("a");
      HttpCall get = HttpCall.get(server.uri("/"), Map.of(), 1000);
      assertThat(fetcher.fetch(get, HttpReply::text)).isEqualTo(new Received<>("done"));
      assertThat(clock.pauses()).isEmpty();
      assertThat(fetcher.fetch(get, HttpReply::text)).isEqualTo(new Received<>("done"));
      assertThat(clock.waited()).isBetween(Duration.ofSeconds(599), Duration.ofSeconds(603));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void setsARevokedTokenAside() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.header("Authorization").equals(Optional.of("Bearer a"))
                    ? ScriptedReply.of(401, "{\"message\":\"Bad credentials\"}")
                    : DONE)) {
      HttpFetcher fetcher = fetcher("a", "b");
      HttpCall get = HttpCall.get(server.uri("/"), Map.of(), 1000);
      for (int i = 0; i < 4; i++) {
        assertThat(fetcher.fetch(get, HttpReply::text)).isEqualTo(new Received<>("done"));
      }
      assertThat(tokensSeen(server)).containsExactly("a", "b", "b", "b", "b");
    }
  }

  @Test
  void asksNoMoreWhenEveryTokenWasRefused() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(401, ""))) {
      HttpFetcher fetcher = fetcher("a", "b");
      HttpCall get = HttpCall.get(server.uri("/"), Map.of(), 1000);
      Failure<String> failure =
          new Failure<>(
              Reason.UNAUTHORIZED,
              "GET " + server.address() + "/: every token was refused with 401");
      assertThat(fetcher.fetch(get, HttpReply::text)).isEqualTo(failure);
      assertThat(fetcher.fetch(get, HttpReply::text)).isEqualTo(failure);
      assertThat(tokensSeen(server)).containsExactly("a", "b");
    }
  }

  private static List<String> tokensSeen(ScriptedServer server) {
    return server.requests().stream()
        .map(request -> request.header("Authorization").orElse("").replace("Bearer ", ""))
        .toList();
  }
}
