package org.cienrich.forge.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** URLs that let whoever has them download one thing for about a minute. Thread-safe. */
public final class SignedUrls {

  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final Pattern QUERY = Pattern.compile("se=(\\d{1,12})&sig=([0-9a-f]{64})");

  private final byte[] secret = new byte[32];
  private final String base;
  private final Clock clock;

  /**
   * @param base scheme, host and port of the storage
   */
  public SignedUrls(String base, Clock clock) {
    this.base = base;
    this.clock = clock;
    new SecureRandom().nextBytes(secret);
  }

  /** Whether a query belongs to the path and has not expired. */
  boolean allow(String path, @Nullable String query) {
    Matcher matcher = QUERY.matcher(query == null ? "" : query);
    if (!matcher.matches()) {
      return false;
    }
    Instant expires = Instant.ofEpochSecond(Long.parseLong(matcher.group(1)));
    byte[] expected = signature(path, expires.getEpochSecond()).getBytes(UTF_8);
    return clock.instant().isBefore(expires)
        && MessageDigest.isEqual(expected, matcher.group(2).getBytes(UTF_8));
  }

  /** The URL of a path of the storage. */
  public String sign(String path) {
    long expires = clock.instant().plus(LIFE).getEpochSecond();
    return base + path + "?se=" + expires + "&sig=" + signature(path, expires);
  }

  private String signature(String path, long expires) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((expires + path).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
