package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;

/** Several tokens, against a server with quotas. */
class TokenPoolTest {
  private static final ScriptedReply REVOKED = ScriptedReply.of(401, "{}");
  private static final ScriptedReply NO_USER = ScriptedReply.of(403, "{}");
  private static final ScriptedReply MUCH_LEFT =
      ScriptedReply.ok("{}").with("X-RateLimit-Remaining", "4000");
  private final VirtualClock clock = new VirtualClock();

  /** How a server treats a token. */
  private interface Account extends Function<ScriptedServer.SeenRequest, ScriptedReply> {}

  private static String reset(long seconds) {
    return Long.toString(Instant.now().getEpochSecond() + seconds);
  }

  /** Has so many requests left, and then none for an hour. */
  private static Account quota(int all) {
    int[] used = {0};
    return request -> {
      synchronized (used) {
        int left = Math.max(0, all - ++used[0]);
        return (used[0] > all ? ScriptedReply.of(403, "{}") : ScriptedReply.ok("{}"))
            .with("X-RateLimit-Resource", "core")
            .with("X-RateLimit-Remaining", Integer.toString(left))
            .with("X-RateLimit-Reset", reset(3600));
      }
    };
  }

  private static ScriptedServer server(Map<String, Account> accounts) {
    return new ScriptedServer(
        request -> {
          String token = tokenOf(request);
          return accounts.getOrDefault(token, other -> REVOKED).apply(request);
        });
  }

  private static String tokenOf(ScriptedServer.SeenRequest request) {
    return request.header("Authorization").orElse("").replace("Bearer ", "");
  }

  private static Map<String, Integer> uses(ScriptedServer server) {
    Map<String, Integer> uses = new HashMap<>();
    server.requests().forEach(request -> uses.merge(tokenOf(request), 1, Integer::sum));
    return uses;
  }

  private HttpFetcher fetcher(TokenPool pool) {
    return new HttpFetcher(HttpSettings.DEFAULT, pool, clock);
  }

  private static void ask(HttpFetcher fetcher, ScriptedServer server, int times) {
    HttpCall get = HttpCall.get(server.uri("/"), Map.of(), 1000);
    for (int i = 0; i < times; i++) {
      assertThat(fetcher.fetch(get, HttpReply::status)).isEqualTo(new Received<>(200));
    }
  }

  @Test
  void anExhaustedTokenDelaysNobody() {
    try (ScriptedServer server = server(Map.of("a", quota(0), "b", quota(5000)))) {
      ask(fetcher(TokenPool.bearer(List.of("a", "b"))), server, 200);
      assertThat(clock.pauses()).isEmpty();
      assertThat(uses(server)).containsEntry("a", 1).containsEntry("b", 200);
    }
  }

  @Test
  void aRevokedTokenDelaysNobody() {
    try (ScriptedServer server = server(Map.of("b", quota(5000)))) {
      ask(fetcher(TokenPool.bearer(List.of("a", "b"))), server, 200);
      assertThat(clock.pauses()).isEmpty();
      assertThat(uses(server)).containsEntry("a", 1).containsEntry("b", 200);
    }
  }

  @Test
  void aSmallQuotaIsUsedInProportion() {
    try (ScriptedServer server = server(Map.of("a", quota(60), "b", quota(200)))) {
      ask(fetcher(TokenPool.bearer(List.of("a", "b"))), server, 260);
      assertThat(clock.pauses()).isEmpty();
      assertThat(uses(server)).containsEntry("a", 60).containsEntry("b", 200);
    }
  }

  @Test
  void allThreeTogetherDelayNobody() {
    try (ScriptedServer server =
        server(Map.of("exhausted", quota(0), "small", quota(60), "large", quota(300)))) {
      List<String> tokens = List.of("exhausted", "revoked", "small", "large");
      ask(fetcher(TokenPool.bearer(tokens)), server, 360);
      assertThat(clock.pauses()).isEmpty();
      assertThat(uses(server))
          .containsEntry("exhausted", 1)
          .containsEntry("revoked", 1)
          .containsEntry("small", 60)
          .containsEntry("large", 300);
    }
  }

  @Test
  void tokensOfOneUserShareTheirQuota() {
    Account user = quota(10);
    Account askedWho =
        request -> request.target().equals("/user") ? ScriptedReply.ok("u1") : user.apply(request);
    try (ScriptedServer server = server(Map.of("a", askedWho, "b", askedWho, "c", quota(500)))) {
      ask(fetcher(pool(server, List.of("a", "b", "c"))), server, 300);
      assertThat(clock.pauses()).isEmpty();
      assertThat(uses(server).get("a") + uses(server).get("b")).isLessThanOrEqualTo(10 + 2);
      assertThat(server.targets().stream().filter("/user"::equals)).hasSize(3);
    }
  }

  @Test
  void aPauseOfOneTokenIsOneOfItsUser() {
    List<String> limited = new ArrayList<>();
    Account who =
        request -> {
          if (request.target().equals("/user")) {
            return ScriptedReply.ok("u1");
          }
          limited.add(tokenOf(request));
          return limited.size() == 1
              ? ScriptedReply.of(403, "You have exceeded a secondary rate limit")
                  .with("Retry-After", "30")
              : ScriptedReply.ok("{}");
        };
    try (ScriptedServer server = server(Map.of("a", who, "b", who))) {
      HttpFetcher fetcher = fetcher(pool(server, List.of("a", "b")));
      ask(fetcher, server, 1);
      assertThat(limited).hasSize(2);
      ask(fetcher, server, 3);
      assertThat(clock.waited().toSeconds()).isBetween(0L, 31L);
    }
  }

  @Test
  void anAppIsAUserOfItsOwn() {
    Account app = request -> request.target().equals("/user") ? NO_USER : MUCH_LEFT;
    try (ScriptedServer server = server(Map.of("a", app, "b", app))) {
      ask(fetcher(pool(server, List.of("a", "b"))), server, 10);
      assertThat(clock.pauses()).isEmpty();
      assertThat(server.targets().stream().filter("/user"::equals)).hasSize(2);
    }
  }

  @Test
  void asksNobodyForTheUserOfASingleToken() {
    try (ScriptedServer server = server(Map.of("a", quota(100)))) {
      ask(fetcher(pool(server, List.of("a"))), server, 3);
      assertThat(server.targets()).doesNotContain("/user");
    }
  }

  @Test
  void aFailingQuestionForTheUserIsNotTheCallersProblem() {
    Account broken =
        request ->
            request.target().equals("/user") ? ScriptedReply.of(500, "") : ScriptedReply.ok("{}");
    try (ScriptedServer server = server(Map.of("a", broken, "b", broken))) {
      ask(fetcher(pool(server, List.of("a", "b"))), server, 20);
      assertThat(clock.pauses()).isEmpty();
      assertThat(server.targets().stream().filter("/user"::equals)).hasSize(6);
    }
  }

  private static TokenPool pool(ScriptedServer server, List<String> tokens) {
    HttpCall who = HttpCall.get(server.uri("/user"), Map.of(), 1000);
    return TokenPool.bearer(tokens).findingUsers(new UserFinder(who, HttpReply::text));
  }

  @Test
  void sendsTheHeaderOfTheProvider() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok("{}"))) {
      ask(fetcher(TokenPool.header("Circle-Token", "", List.of("c"))), server, 1);
      ask(fetcher(TokenPool.header("Authorization", "token ", List.of("t"))), server, 1);
      ask(fetcher(TokenPool.header("Circle-Token", "", List.of())), server, 1);
      assertThat(server.requests().get(0).header("Circle-Token")).contains("c");
      assertThat(server.requests().get(1).header("Authorization")).contains("token t");
      assertThat(server.requests().get(2).header("Circle-Token")).isEqualTo(Optional.empty());
    }
  }

  @Test
  void aTokenIsInNoText() {
    TokenPool pool = TokenPool.bearer(List.of("s3cr3t"));
    Credential credential = pool.next(clock.now(), "core", null, Set.of()).orElseThrow();
    assertThat(pool + " " + credential + " " + credential.fingerprint()).doesNotContain("s3cr3t");
  }

  @Test
  void aQuotaIsFullAgainAfterItsReset() {
    TokenPool pool = TokenPool.bearer(List.of("a", "b"));
    Credential first = pool.next(clock.now(), "core", null, Set.of()).orElseThrow();
    first.quota().learn("core", 3, clock.now().plusSeconds(60));
    Credential second = pool.next(clock.now(), "core", null, Set.of()).orElseThrow();
    second.quota().learn("core", 4000, clock.now().plusSeconds(3600));
    assertThat(second).isNotSameAs(first);
    for (int i = 0; i < 4; i++) {
      assertThat(pool.next(clock.now(), "core", null, Set.of())).containsSame(second);
      assertThat(pool.next(clock.now().plusSeconds(61), "core", null, Set.of()))
          .containsSame(first);
    }
  }

  @Test
  void whatOneUserDoesNotSeeIsAskedForAsTheOthers() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.header("Authorization").orElse("").endsWith("sees")
                    ? ScriptedReply.ok("there")
                    : ScriptedReply.of(404, "{}"))) {
      HttpFetcher fetcher =
          new HttpFetcher(
              HttpSettings.DEFAULT,
              TokenPool.bearer(List.of("blind", "blind-too", "sees")),
              new VirtualClock());
      for (int i = 0; i < 3; i++) {
        assertThat(
                fetcher.fetch(
                    HttpCall.get(server.uri("/x"), Map.of(), 100), reply -> reply.status()))
            .isEqualTo(new HttpResult.Received<>(200));
      }
    }
  }

  @Test
  void whatNobodySeesIsNotThereAndNobodyIsWaitedFor() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.header("Authorization").orElse("").endsWith("exhausted")
                    ? ScriptedReply.of(429, "{}").with("Retry-After", "3600")
                    : ScriptedReply.of(404, "{}"))) {
      VirtualClock clock = new VirtualClock();
      HttpFetcher fetcher =
          new HttpFetcher(
              HttpSettings.DEFAULT, TokenPool.bearer(List.of("a", "exhausted", "b")), clock);
      assertThat(
              fetcher.fetch(HttpCall.get(server.uri("/x"), Map.of(), 100), reply -> reply.status()))
          .isEqualTo(new HttpResult.Received<>(404));
      assertThat(clock.waited()).isZero();
    }
  }
}
