package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTokensTest {
  private static final String PATH = "/app/installations/77/access_tokens";
  @TempDir static Path folder;
  private static Path keyFile = Path.of("");
  private static RSAPublicKey publicKey = publicKeyOf(newKey());
  private final VirtualClock clock = new VirtualClock();

  private static RSAPrivateKey newKey() {
    try {
      return AppKeyTest.newKey();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static RSAPublicKey publicKeyOf(RSAPrivateKey key) {
    try {
      RSAPrivateCrtKey crt = (RSAPrivateCrtKey) key;
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void writeKey() throws Exception {
    RSAPrivateKey key = newKey();
    publicKey = publicKeyOf(key);
    keyFile = Files.writeString(folder.resolve("key.pem"), AppKeyTest.pkcs1(key));
  }

  private InstallationTokens tokens(ScriptedServer server) {
    return new InstallationTokens(
        server.address(), "12", "77", keyFile, HttpSettings.DEFAULT, clock);
  }

  private ScriptedReply token(int number) {
    return ScriptedReply.of(
        201,
        "{\"token\":\"ghs_%d\",\"expires_at\":\"%s\"}"
            .formatted(number, clock.now().plus(Duration.ofHours(1))));
  }

  @Test
  void provesWhoAsks() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> token(request.number()))) {
      assertThat(tokens(server).current()).isEqualTo("ghs_1");
      var request = server.requests().get(0);
      assertThat(request.method() + " " + request.target()).isEqualTo("POST " + PATH);
      String proof = request.header("Authorization").orElseThrow().replace("Bearer ", "");
      DecodedJWT jwt = JWT.decode(proof);
      Algorithm.RSA256(publicKey, null).verify(jwt);
      assertThat(jwt.getAlgorithm()).isEqualTo("RS256");
      assertThat(jwt.getIssuer()).isEqualTo("12");
      assertThat(jwt.getIssuedAtAsInstant()).isEqualTo(clock.now().minusSeconds(60));
      assertThat(jwt.getExpiresAtAsInstant()).isEqualTo(clock.now().plusSeconds(540));
    }
  }

  @Test
  void isRenewedFiveMinutesBeforeItsEnd() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> token(request.number()))) {
      InstallationTokens tokens = tokens(server);
      assertThat(tokens.current()).isEqualTo("ghs_1");
      clock.sleep(Duration.ofMinutes(54));
      assertThat(tokens.current()).isEqualTo("ghs_1");
      clock.sleep(Duration.ofMinutes(1));
      assertThat(tokens.current()).isEqualTo("ghs_2");
    }
  }

  @Test
  void isUsedToItsEndWhenItCannotBeRenewed() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            request -> request.number() == 1 ? token(1) : ScriptedReply.of(503, ""))) {
      InstallationTokens tokens = tokens(server);
      assertThat(tokens.current()).isEqualTo("ghs_1");
      clock.sleep(Duration.ofMinutes(56));
      assertThat(tokens.current()).isEqualTo("ghs_1");
      clock.sleep(Duration.ofMinutes(10));
      assertThatThrownBy(tokens::current)
          .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.isFinal()).isFalse());
    }
  }

  @Test
  void isAskedForOnceAMinute() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            request -> request.number() <= 2 ? ScriptedReply.of(503, "") : token(1))) {
      InstallationTokens tokens = tokens(server);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(tokens::current).isInstanceOf(TokenException.class);
      }
      assertThat(server.requests()).hasSize(2);
      clock.sleep(Duration.ofMinutes(1));
      assertThat(tokens.current()).isEqualTo("ghs_1");
    }
  }

  /** Gives out tokens with its numbers, and answers those that are good. */
  private ScriptedServer server(List<String> good) {
    int[] given = {0};
    return new ScriptedServer(
        request -> {
          if (request.target().equals(PATH)) {
            return token(++given[0]);
          }
          String token = request.header("Authorization").orElse("").replace("Bearer ", "");
          return good.contains(token) ? ScriptedReply.ok(token) : ScriptedReply.of(401, "");
        });
  }

  private HttpResult<String> ask(ScriptedServer server, TokenPool pool) {
    HttpCall get = HttpCall.get(server.uri("/repos"), Map.of(), 1000);
    return new HttpFetcher(HttpSettings.DEFAULT, pool, clock).fetch(get, HttpReply::text);
  }

  @Test
  void aRefusedTokenIsRenewedOnce() {
    try (ScriptedServer server = server(List.of("ghs_2"))) {
      assertThat(ask(server, TokenPool.anonymous().with(tokens(server))))
          .isEqualTo(new Received<>("ghs_2"));
      assertThat(clock.pauses()).isEmpty();
    }
    try (ScriptedServer server = server(List.of("ghs_3", "pat"))) {
      assertThat(ask(server, TokenPool.anonymous().with(tokens(server))))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED));
      assertThat(server.targets()).containsExactly(PATH, "/repos", PATH, "/repos");
    }
  }

  @Test
  void anAppThatGetsNoTokenLeavesTheOthersAlone() {
    for (ScriptedReply refusal : List.of(ScriptedReply.of(404, ""), ScriptedReply.of(503, ""))) {
      try (ScriptedServer server =
          new ScriptedServer(
              request ->
                  request.target().equals(PATH) ? refusal : ScriptedReply.ok("by a person"))) {
        TokenPool pool = TokenPool.bearer(List.of("pat")).with(tokens(server));
        for (int i = 0; i < 3; i++) {
          assertThat(ask(server, pool)).isEqualTo(new Received<>("by a person"));
        }
        assertThat(clock.waited()).isLessThan(Duration.ofSeconds(2));
        assertThat(server.targets().stream().filter(PATH::equals)).hasSizeLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void tellsWhyThereIsNoToken() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, ""))) {
      assertThat(ask(server, TokenPool.anonymous().with(tokens(server))))
          .isEqualTo(
              new Failure<>(
                  Reason.UNAUTHORIZED,
                  "GET "
                      + server.address()
                      + "/repos: GitHub gives no token for installation 77 of GitHub App 12"
                      + " (404)"));
    }
  }

  @Test
  void refusesIdsThatAreNone() {
    for (String id : List.of("", "7/../8", "7?", "7 7")) {
      assertThatThrownBy(
              () ->
                  new InstallationTokens(
                      "https://x.org", "12", id, keyFile, HttpSettings.DEFAULT, clock))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
