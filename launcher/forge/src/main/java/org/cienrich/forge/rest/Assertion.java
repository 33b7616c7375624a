package org.cienrich.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Checks the JSON web tokens (RS256) that apps identify themselves with. */
final class Assertion {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
  private static final Duration DRIFT = Duration.ofSeconds(60);

  private Assertion() {}

  /** Whether an app made this token itself, and the token is valid now. */
  static boolean isBy(GitHubApp app, String token, Clock clock) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      JsonNode header = MAPPER.readTree(decode(parts[0]));
      JsonNode claims = MAPPER.readTree(decode(parts[1]));
      return header.path("alg").asText().equals("RS256")
          && isSigned(app.key(), parts)
          && claims.path("iss").asText().equals(app.id())
          && isCurrent(claims, clock.instant());
    } catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isCurrent(JsonNode claims, Instant now) {
    if (!claims.path("iat").isIntegralNumber() || !claims.path("exp").isIntegralNumber()) {
      return false;
    }
    Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
    Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
    return !issued.isAfter(now.plus(DRIFT))
        && expires.isAfter(now)
        && !expires.isAfter(now.plus(LONGEST_LIFE));
  }

  private static boolean isSigned(PublicKey key, String[] parts) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    return signature.verify(decode(parts[2]));
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
