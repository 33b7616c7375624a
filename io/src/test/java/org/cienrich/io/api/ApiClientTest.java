package org.cienrich.io.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.VirtualClock;
import org.junit.jupiter.api.Test;

class ApiClientTest {
  private final MemoryStore store = new MemoryStore();
  private final VirtualClock clock = new VirtualClock();
  private final ResponseArchive archive = new ResponseArchive(store, clock::now);

  private ApiClient client(ArchiveSettings settings, String... tokens) {
    return new ApiClient(
        new HttpFetcher(HttpSettings.DEFAULT, TokenPool.bearer(List.of(tokens)), clock),
        archive,
        settings);
  }

  private ApiClient client(String... tokens) {
    return client(ArchiveSettings.DEFAULT, tokens);
  }

  private static HttpResult<String> fetch(ApiClient client, ScriptedServer server, Reuse reuse) {
    return client.fetch(call(server), reuse, reply -> reply.status() + " " + reply.text());
  }

  private static HttpCall call(ScriptedServer server) {
    return HttpCall.get(server.uri("/x?per_page=100&page=2"), Map.of(), 1000);
  }

  /** Answers with its number, and 304 to who knows the tag. */
  private static ScriptedServer tagging() {
    return new ScriptedServer(
        request ->
            request.header("If-None-Match").equals(Optional.of("\"t\""))
                ? ScriptedReply.of(304, "")
                : ScriptedReply.ok("answer " + request.number()).with("ETag", "\"t\""));
  }

  private static ScriptedServer counting(int status) {
    return new ScriptedServer(request -> ScriptedReply.of(status, "answer " + request.number()));
  }

  @Test
  void whatHoldsIsNotAskedForAgain() {
    try (ScriptedServer server = counting(200)) {
      assertThat(fetch(client(), server, Reuse.ALWAYS)).isEqualTo(new Received<>("200 answer 1"));
      ApiClient later = client();
      clock.sleep(Duration.ofDays(1000));
      assertThat(fetch(later, server, Reuse.ALWAYS)).isEqualTo(new Received<>("200 answer 1"));
      assertThat(later.usage().counts().fromArchive()).isEqualTo(1);
      assertThat(later.usage().counts().requests()).isZero();
      assertThat(fetch(later, server, Reuse.NEVER)).isEqualTo(new Received<>("200 answer 2"));
      assertThat(fetch(later, server, Reuse.ALWAYS)).isEqualTo(new Received<>("200 answer 2"));
    }
  }

  @Test
  void whatDoesNotHoldIsAskedForChanges() {
    try (ScriptedServer server = tagging()) {
      ApiClient client = client("a");
      for (int i = 0; i < 3; i++) {
        assertThat(fetch(client, server, Reuse.NEVER)).isEqualTo(new Received<>("200 answer 1"));
      }
      assertThat(client.usage().counts().revalidated()).isEqualTo(2);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aTagIsOnlySentWithItsToken() {
    try (ScriptedServer server = tagging()) {
      fetch(client("a"), server, Reuse.NEVER);
      assertThat(fetch(client("b"), server, Reuse.NEVER)).isEqualTo(new Received<>("200 answer 2"));
      assertThat(server.requests().get(1).header("If-None-Match")).isEmpty();

      ApiClient both = client("a", "b");
      for (int i = 0; i < 3; i++) {
        assertThat(fetch(both, server, Reuse.NEVER)).isEqualTo(new Received<>("200 answer 2"));
        assertThat(server.requests().get(2 + i).header("Authorization")).contains("Bearer b");
      }
      fetch(client(), server, Reuse.NEVER);
      assertThat(server.requests().get(5).header("If-None-Match")).isEmpty();
    }
  }

  @Test
  void aTokenThatIsNotReadyIsNotWaitedForToAskForChanges() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1
                    ? ScriptedReply.ok("answer 1")
                        .with("ETag", "\"t\"")
                        .with("X-RateLimit-Remaining", "0")
                        .with("X-RateLimit-Reset", "9999999999")
                    : ScriptedReply.ok("answer " + request.number()))) {
      ApiClient client = client("a", "b");
      fetch(client, server, Reuse.NEVER);
      assertThat(fetch(client, server, Reuse.NEVER)).isEqualTo(new Received<>("200 answer 2"));
      assertThat(clock.pauses()).isEmpty();
      assertThat(server.requests().get(1).header("If-None-Match")).isEmpty();
    }
  }

  @Test
  void revalidatingAsksForChangesOfWhatHolds() {
    try (ScriptedServer server = tagging()) {
      fetch(client("a"), server, Reuse.ALWAYS);
      ApiClient client = client(ArchiveSettings.DEFAULT.withRevalidate(true), "a");
      assertThat(fetch(client, server, Reuse.ALWAYS)).isEqualTo(new Received<>("200 answer 1"));
      assertThat(server.requests().get(1).header("If-None-Match")).contains("\"t\"");
    }
  }

  @Test
  void answersOfThisRunHold() {
    try (ScriptedServer server = counting(200)) {
      fetch(client(), server, Reuse.NEVER);
      clock.sleep(Duration.ofHours(1));
      ArchiveSettings since = ArchiveSettings.DEFAULT.withHoldsSince(clock.now());
      assertThat(fetch(client(since), server, Reuse.NEVER))
          .isEqualTo(new Received<>("200 answer 2"));
      assertThat(fetch(client(since), server, Reuse.NEVER))
          .isEqualTo(new Received<>("200 answer 2"));
    }
  }

  @Test
  void absenceIsBelievedForADayByThoseItWasToldTo() {
    for (int status : List.of(404, 410)) {
      try (ScriptedServer server = counting(status)) {
        fetch(client("a"), server, Reuse.NEVER);
        clock.sleep(Duration.ofHours(23));
        assertThat(fetch(client("a"), server, Reuse.NEVER))
            .isEqualTo(new Received<>(status + " answer 1"));
        assertThat(fetch(client("b"), server, Reuse.ALWAYS))
            .isEqualTo(new Received<>(status + " answer 2"));
        clock.sleep(Duration.ofHours(25));
        assertThat(fetch(client("b"), server, Reuse.ALWAYS))
            .isEqualTo(new Received<>(status + " answer 3"));
      }
    }
  }

  @Test
  void otherStatusesAreNeverBelieved() {
    for (int status : List.of(401, 403, 422, 451)) {
      try (ScriptedServer server = counting(status)) {
        fetch(client(), server, Reuse.ALWAYS);
        assertThat(fetch(client(), server, Reuse.ALWAYS))
            .isEqualTo(new Received<>(status + " answer 2"));
      }
    }
  }

  @Test
  void malformedAnswersAndErrorsAreNotArchived() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                switch (request.number()) {
                  case 1 -> ScriptedReply.of(500, "");
                  case 2 -> ScriptedReply.of(429, "");
                  case 3 -> ScriptedReply.ok("nonsense");
                  default -> ScriptedReply.ok("sense");
                })) {
      List<String> kept = new ArrayList<>();
      HttpResult<String> result =
          client()
              .fetch(
                  call(server),
                  Reuse.ALWAYS,
                  reply -> {
                    kept.addAll(store.keys("response"));
                    return sensible(reply);
                  });
      assertThat(result).isEqualTo(new Received<>("sense"));
      assertThat(kept).isEmpty();
      assertThat(store.keys("response")).hasSize(1);
    }
  }

  private static String sensible(HttpReply reply) throws MalformedReplyException {
    if (!reply.text().equals("sense")) {
      throw new MalformedReplyException("no sense");
    }
    return reply.text();
  }

  @Test
  void anArchivedAnswerThatMakesNoSenseIsAskedForWithoutCondition() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                (request.number() == 1 ? ScriptedReply.ok("nonsense") : ScriptedReply.ok("sense"))
                    .with("ETag", "\"t\""))) {
      for (Reuse reuse : List.of(Reuse.ALWAYS, Reuse.NEVER)) {
        fetch(client(), server, Reuse.ALWAYS);
        assertThat(client().fetch(call(server), reuse, ApiClientTest::sensible))
            .isEqualTo(new Received<>("sense"));
      }
      assertThat(server.requests().get(1).header("If-None-Match")).isEmpty();
    }
  }

  @Test
  void aConfirmedAnswerThatMakesNoSenseIsAskedForWithoutCondition() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.header("If-None-Match").isPresent()
                    ? ScriptedReply.of(304, "")
                    : ScriptedReply.ok(request.number() == 1 ? "nonsense" : "sense")
                        .with("ETag", "\"t\""))) {
      fetch(client(), server, Reuse.NEVER);
      assertThat(client().fetch(call(server), Reuse.NEVER, ApiClientTest::sensible))
          .isEqualTo(new Received<>("sense"));
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void theAnswerAfterARedirectIsKeptForTheFirstAddress() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().startsWith("/x")
                    ? ScriptedReply.redirect(301, "/new")
                    : ScriptedReply.ok("here"))) {
      fetch(client(), server, Reuse.ALWAYS);
      assertThat(fetch(ApiClient.offline(archive), server, Reuse.NEVER))
          .isEqualTo(new Received<>("200 here"));
    }
  }

  @Test
  void offlineEveryArchivedAnswerHolds() {
    for (int status : List.of(200, 404, 403)) {
      try (ScriptedServer server = counting(status)) {
        fetch(client("a"), server, Reuse.NEVER);
        clock.sleep(Duration.ofDays(400));
        assertThat(fetch(ApiClient.offline(archive), server, Reuse.NEVER))
            .isEqualTo(new Received<>(status + " answer 1"));
      }
    }
  }

  @Test
  void offlineAMissingAnswerIsNamed() {
    try (ScriptedServer server = counting(200)) {
      ApiClient offline = ApiClient.offline(archive);
      assertThat(fetch(offline, server, Reuse.ALWAYS))
          .isEqualTo(
              new Failure<>(
                  Reason.UNAVAILABLE,
                  "offline, and the archive has no answer to GET "
                      + server.address()
                      + "/x?per_page=100&page=2"));
      HttpCall post = HttpCall.post(server.uri("/graphql?token=s3cr3t"), Map.of(), "{}", 10);
      assertThat(offline.fetch(post, Reuse.ALWAYS, HttpReply::text))
          .isEqualTo(
              new Failure<>(
                  Reason.UNAVAILABLE,
                  "offline, and the archive has no answer to POST "
                      + server.address()
                      + "/graphql with the body of SHA-256"
                      + " 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
      assertThat(server.requests()).isEmpty();
    }
  }
}
