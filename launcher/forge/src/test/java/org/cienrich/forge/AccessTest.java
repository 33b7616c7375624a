package org.cienrich.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.rest.GitHubApp;
import org.cienrich.forge.rest.Quota;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask, how often, and how apps get their tokens. */
class AccessTest {

  private static final String TOKENS = "/app/installations/77/access_tokens";

  @TempDir static Path directory;

  private static SampleWorld sample;
  private static KeyPair keys;

  private final SettableClock clock = new SettableClock();

  @BeforeAll
  static void create() throws IOException, GeneralSecurityException {
    sample = SampleWorld.create(directory.resolve("sample"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  private Forge forge() throws IOException {
    return sample
        .serve()
        .clock(clock)
        .tokens(TokenPolicy.KNOWN)
        .quota(new Quota(5000, Duration.ofHours(1)))
        .app(new GitHubApp("4711", keys.getPublic(), Map.of(77L, Set.of(7006L))))
        .start();
  }

  private String assertion(String issuer, long lifeSeconds) {
    try {
      long now = clock.instant().getEpochSecond();
      String claims =
          "{\"iss\":\""
              + issuer
              + "\",\"iat\":"
              + (now - 60)
              + ",\"exp\":"
              + (now + lifeSeconds)
              + "}";
      String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void tokensOfOneUserShareAQuota() throws IOException {
    try (Forge forge = forge()) {
      Caller.with(SampleWorld.TOKEN, forge).get("/user");
      Caller.Reply second = Caller.with(SampleWorld.SECOND_TOKEN, forge).get("/user");

      assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("4998");
    }
  }

  @Test
  void anExhaustedTokenRecoversAfterAnHour() throws IOException {
    try (Forge forge = forge()) {
      Caller caller = Caller.with(SampleWorld.EXHAUSTED_TOKEN, forge);
      Caller.Reply refused = caller.get("/user");
      clock.advance(Duration.ofHours(1));

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
      assertThat(caller.get("/user").status()).isEqualTo(200);
    }
  }

  @Test
  void aSmallTokenHasItsOwnLimit() throws IOException {
    try (Forge forge = forge()) {
      Caller.Reply reply = Caller.with(SampleWorld.SMALL_TOKEN, forge).get("/user");

      assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("60");
      assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("59");
    }
  }

  @Test
  void aRevokedTokenIsRefusedEverywhere() throws IOException {
    try (Forge forge = forge()) {
      Caller caller = Caller.with(SampleWorld.REVOKED_TOKEN, forge);

      assertThat(caller.get("/user").status()).isEqualTo(401);
      assertThat(caller.post("/graphql", "{}").status()).isEqualTo(401);
    }
  }

  @Test
  void appsGetTokensThatExpire() throws IOException {
    try (Forge forge = forge()) {
      Caller.Reply issued = Caller.with(assertion("4711", 540), forge).post(TOKENS, "");
      JsonNode json = issued.json();
      Caller caller = Caller.with(json.get("token").asText(), forge);

      assertThat(issued.status()).isEqualTo(201);
      assertThat(json.get("expires_at").asText()).isEqualTo("2024-06-01T13:00:00Z");
      Caller.Reply ledger = caller.get("/repos/riverbank/ledger");
      assertThat(ledger.status()).isEqualTo(200);
      assertThat(ledger.header("X-RateLimit-Remaining")).isEqualTo("4999");
      clock.advance(Duration.ofMinutes(61));
      assertThat(caller.get("/repos/riverbank/ledger").status()).isEqualTo(401);
    }
  }

  @Test
  void appsMustProveWhoTheyAre() throws IOException {
    try (Forge forge = forge()) {
      String valid = assertion("4711", 540);

      assertThat(Caller.anonymous(forge).post(TOKENS, "").status()).isEqualTo(401);
      assertThat(Caller.with(assertion("4712", 540), forge).post(TOKENS, "").status())
          .isEqualTo(401);
      assertThat(Caller.with(assertion("4711", 660), forge).post(TOKENS, "").status())
          .isEqualTo(401);
      assertThat(Caller.with(assertion("4711", -1), forge).post(TOKENS, "").status())
          .isEqualTo(401);
      assertThat(
              Caller.with(valid.replaceAll("\\.[^.]+$", ".AAAA"), forge).post(TOKENS, "").status())
          .isEqualTo(401);
      assertThat(Caller.with(valid, forge).post(TOKENS.replace("77", "78"), "").status())
          .isEqualTo(404);
    }
  }
}
