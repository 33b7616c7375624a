package org.cienrich.io.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One token for an API, or the absence of one, and the quota of its user. Thread-safe. */
final class Credential {
  private static final int FINGERPRINT_BYTES = 8;
  private static final int MAX_QUESTIONS = 3;

  private final String label;
  private final String fingerprint;
  private final String headerName;
  private final String scheme;
  private final @Nullable RenewableToken token;
  private Quota quota = new Quota();
  private int underWay;
  private boolean refused;
  private boolean renewed;
  private @Nullable String forgotten;
  private boolean isUserKnown;
  private int userQuestions;

  private Credential(
      String label,
      String fingerprint,
      String headerName,
      String scheme,
      @Nullable RenewableToken token) {
    this.label = label;
    this.fingerprint = fingerprint;
    this.headerName = headerName;
    this.scheme = scheme;
    this.token = token;
  }

  static Credential anonymous() {
    return new Credential("no token", "anonymous", "", "", null);
  }

  static Credential of(int number, String headerName, String scheme, String token) {
    return new Credential(
        "token " + number, fingerprintOf(token), headerName, scheme, new FixedToken(token));
  }

  static Credential of(String headerName, String scheme, RenewableToken token) {
    return new Credential(token.name(), fingerprintOf(token.name()), headerName, scheme, token);
  }

  boolean isAnonymous() {
    return token == null;
  }

  /** Tells it apart from others without telling it. */
  String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns the token to send now; empty without one.
   *
   * @throws TokenException if it cannot be had
   */
  String token() throws TokenException {
    return token == null ? "" : token.current();
  }

  /** Returns the headers that carry the token. */
  Map<String, String> headers(String current) {
    return token == null ? Map.of() : Map.of(headerName, scheme + current);
  }

  synchronized Quota quota() {
    return quota;
  }

  /** Returns how long to wait before it may be used for the resource; zero for at once. */
  Duration pauseAt(Instant now, String resource) {
    Instant readyAt = quota().readyAt(resource);
    return readyAt.isAfter(now) ? Duration.between(now, readyAt) : Duration.ZERO;
  }

  /** Returns what is left of the quota if all requests under way count. */
  long remaining(String resource, Instant now) {
    long remaining = quota().remaining(resource, now);
    synchronized (this) {
      return remaining - underWay;
    }
  }

  synchronized void begin() {
    underWay++;
  }

  synchronized void end() {
    underWay--;
  }

  /**
   * The server answered 401 to this token. One that can be renewed is, once; others are never to be
   * used again.
   *
   * @return whether it is refused, and that is new
   */
  synchronized boolean refuse(String current) {
    if (token == null || token instanceof FixedToken) {
      return refuse();
    }
    if (current.equals(forgotten)) {
      return false;
    }
    if (renewed) {
      return refuse();
    }
    renewed = true;
    forgotten = current;
    token.forget(current);
    return false;
  }

  /** Never to be used again; tells whether that is new. */
  synchronized boolean refuse() {
    boolean isNew = !refused;
    refused = true;
    return isNew;
  }

  synchronized boolean isRefused() {
    return refused;
  }

  /** The server took the token. */
  synchronized void accepted() {
    renewed = false;
  }

  /** Tells whether the caller is to ask for the user; nobody else will before it is answered. */
  synchronized boolean claimUserQuestion() {
    if (isUserKnown || isAnonymous() || refused || userQuestions >= MAX_QUESTIONS) {
      return false;
    }
    isUserKnown = true;
    userQuestions++;
    return true;
  }

  /** The question for the user had no answer that counts. */
  synchronized void askUserAgain() {
    isUserKnown = false;
  }

  /** The quota is in truth this one. */
  void share(Quota shared) {
    Quota own = quota();
    if (own != shared) {
      shared.absorb(own);
      synchronized (this) {
        quota = shared;
      }
    }
  }

  private static String fingerprintOf(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(("credential\0" + token).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return label;
  }

  /** Lasts until it is refused. Not a record, whose text would tell it. */
  private static final class FixedToken implements RenewableToken {
    private final String token;

    FixedToken(String token) {
      this.token = token;
    }

    @Override
    public String name() {
      return "token";
    }

    @Override
    public String current() {
      return token;
    }

    @Override
    public void forget(String refused) {}
  }
}
