package org.cienrich.io.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {
  private static final HttpSettings PATIENT = HttpSettings.DEFAULT;
  private final VirtualClock clock = new VirtualClock();

  private HttpResult<String> fetch(URI uri, List<String> tokens) {
    return fetcher(tokens).fetch(get(uri), HttpFetcherTest::statusAndText);
  }

  private HttpFetcher fetcher(List<String> tokens) {
    return new HttpFetcher(PATIENT, TokenPool.bearer(tokens), clock);
  }

  private static HttpCall get(URI uri) {
    return HttpCall.get(uri, Map.of("Accept", "text/x-wanted", "If-None-Match", "\"tag\""), 1000);
  }

  private static String statusAndText(HttpReply reply) {
    return reply.status() + " " + reply.text();
  }

  @Test
  void sendsItsHeadersAndTheToken() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok("hello"))) {
      assertThat(fetch(server.uri("/a?b=c%20d"), List.of("secret")))
          .isEqualTo(new Received<>("200 hello"));

      assertThat(server.targets()).containsExactly("/a?b=c%20d");
      var request = server.requests().get(0);
      assertThat(request.header("Authorization")).contains("Bearer secret");
      assertThat(request.header("Accept")).contains("text/x-wanted");
      assertThat(request.header("Accept-Encoding")).contains("gzip");
      assertThat(request.header("User-Agent").orElse("")).matches("ci-enrich/[0-9][0-9.]*");
    }
  }

  @Test
  void handsOtherStatusesToTheReader() {
    for (int status : List.of(204, 304, 400, 401, 403, 404, 410, 422, 451)) {
      try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(status, ""))) {
        assertThat(fetch(server.uri("/"), List.of())).isEqualTo(new Received<>(status + " "));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void decompressesAnswers() {
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.ok("x".repeat(900)).gzipped())) {
      assertThat(fetch(server.uri("/"), List.of()))
          .isEqualTo(new Received<>("200 " + "x".repeat(900)));
    }
  }

  @Test
  void limitsTheSizeOfDecompressedBodies() {
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.ok("x".repeat(1001)).gzipped())) {
      assertThat(fetch(server.uri("/"), List.of()))
          .isEqualTo(
              new Failure<>(
                  Reason.TOO_LARGE,
                  "GET " + server.address() + "/: the body is larger than 1000 bytes"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void repeatsAfterServerErrorsWithGrowingPauses() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() <= 3
                    ? ScriptedReply.of(502, "<html>")
                    : ScriptedReply.ok("at last"))) {
      assertThat(fetch(server.uri("/"), List.of())).isEqualTo(new Received<>("200 at last"));

      assertThat(clock.pauses()).hasSize(3);
      assertThat(clock.pauses().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(clock.pauses().get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(503, ""))) {
      assertThat(fetch(server.uri("/x?key=hidden"), List.of("hidden")))
          .isEqualTo(
              new Failure<>(
                  Reason.UNAVAILABLE, "GET " + server.address() + "/x: status 503, in attempt 6"));
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void waitsAsLongAsAServerErrorAsks() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1
                    ? ScriptedReply.of(503, "").with("Retry-After", "90")
                    : ScriptedReply.ok(""))) {
      assertThat(fetch(server.uri("/"), List.of())).isEqualTo(new Received<>("200 "));
      assertThat(clock.waited()).isEqualTo(Duration.ofSeconds(90));
    }
  }

  @Test
  void repeatsTruncatedBodies() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1
                    ? ScriptedReply.ok("half").declaring(8)
                    : ScriptedReply.ok("half and half"))) {
      assertThat(fetch(server.uri("/"), List.of())).isEqualTo(new Received<>("200 half and half"));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void repeatsTruncatedCompressedBodies() {
    ScriptedReply whole = ScriptedReply.ok("half and half").gzipped();
    try (ScriptedServer server =
        new ScriptedServer(request -> request.number() == 1 ? whole.cutBy(9) : whole)) {
      assertThat(fetch(server.uri("/"), List.of())).isEqualTo(new Received<>("200 half and half"));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void repeatsWhatTheReaderCallsMalformed() {
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.ok("answer " + request.number()))) {
      HttpResult<String> result =
          fetcher(List.of())
              .fetch(
                  get(server.uri("/")),
                  reply -> {
                    if (!reply.text().endsWith("3")) {
                      throw new MalformedReplyException("not the third");
                    }
                    return reply.text();
                  });
      assertThat(result).isEqualTo(new Received<>("answer 3"));
    }
  }

  @Test
  void tellsWhatWasMalformedToTheEnd() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(""))) {
      HttpResult<String> result =
          fetcher(List.of())
              .fetch(
                  get(server.uri("/")),
                  reply -> {
                    throw new MalformedReplyException("no id");
                  });
      assertThat(result)
          .isEqualTo(
              new Failure<>(
                  Reason.UNAVAILABLE,
                  "GET " + server.address() + "/: malformed answer, no id, in attempt 6"));
    }
  }

  @Test
  void reportsAServerThatIsNotThere() {
    URI gone;
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(""))) {
      gone = server.uri("/");
    }
    assertThat(fetch(gone, List.of()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
              assertThat(failure.message()).contains("refused", "in attempt 6");
            });
  }

  @Test
  void usesAConnectionAgain() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1 ? ScriptedReply.of(404, "gone") : ScriptedReply.ok("here"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(fetch(server.uri("/"), List.of())).isInstanceOf(Received.class);
      }
      assertThat(
              server.requests().stream()
                  .map(request -> request.exchange().getRemoteAddress().getPort())
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(503, ""))) {
      HttpFetcher fetcher =
          new HttpFetcher(PATIENT, TokenPool.bearer(List.of()), WaitingClock.system());
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> fetcher.fetch(get(server.uri("/")), HttpReply::text))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void readsBytes() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok("é"))) {
      HttpResult<byte[]> result = fetcher(List.of()).fetch(get(server.uri("/")), HttpReply::body);
      assertThat(result)
          .isInstanceOfSatisfying(
              Received.class,
              received -> assertThat(received.value()).isEqualTo("é".getBytes(UTF_8)));
    }
  }
}
