package org.cienrich.io.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one installation of a GitHub App. Each is good for an hour and renewed five minutes
 * before its end, or when the server refuses it; while GitHub cannot be reached the old one is used
 * to its end, and a new one is asked for once a minute. Neither the key nor a token is in any
 * message. Thread-safe.
 */
public final class InstallationTokens implements RenewableToken {
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
  private static final Duration PROOF_HOLDS = Duration.ofMinutes(9);

  /** Others wait while one asks, so it asks briefly. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final int ATTEMPTS = 2;
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
  private static final long MAX_BYTES = 64 * 1024;
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,100}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final URI address;
  private final String appId;
  private final String installationId;
  private final RSAPrivateKey key;
  private final HttpFetcher fetcher;
  private final WaitingClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Token token;
  private @Nullable String forgotten;
  private @Nullable TokenException problem;
  private Instant retryAt = Instant.MIN;

  /** What GitHub gave. Not a record, whose text would tell it. */
  private static final class Token {
    private final String value;
    private final Instant end;

    Token(String value, Instant end) {
      this.value = value;
      this.end = end;
    }
  }

  /**
   * Reads the key; asks for nothing yet.
   *
   * @param apiUrl of the REST API, without slash at its end
   * @param appId the id of the app, or its client id
   * @param keyFile PEM, of PKCS#1 or PKCS#8
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if there is no usable key in it
   * @throws IllegalArgumentException if an id cannot be one
   */
  public InstallationTokens(
      String apiUrl,
      String appId,
      String installationId,
      Path keyFile,
      HttpSettings settings,
      WaitingClock clock) {
    if (!ID.matcher(appId).matches() || !ID.matcher(installationId).matches()) {
      throw new IllegalArgumentException("Not the ids of a GitHub App and of its installation");
    }
    this.address = URI.create(apiUrl + "/app/installations/" + installationId + "/access_tokens");
    this.appId = appId;
    this.installationId = installationId;
    this.key = AppKey.read(keyFile);
    this.fetcher = new HttpFetcher(brief(settings), TokenPool.anonymous(), clock);
    this.clock = clock;
  }

  private static HttpSettings brief(HttpSettings settings) {
    return new HttpSettings(
        shorter(DEADLINE, settings.deadline()),
        settings.connectTimeout(),
        Math.min(ATTEMPTS, settings.maxAttempts()),
        settings.firstBackoff(),
        settings.maxBackoff(),
        shorter(MAX_WAIT, settings.maxWait()),
        settings.pointsPerMinute(),
        settings.apiShare());
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) <= 0 ? left : right;
  }

  @Override
  public String name() {
    return "installation " + installationId + " of GitHub App " + appId;
  }

  /**
   * {@inheritDoc}
   *
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public String current() throws TokenException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a token");
    }
    try {
      Token old = token;
      if (old != null && clock.now().isBefore(old.end.minus(EARLY))) {
        return old.value;
      }
      return renewed(old);
    } finally {
      lock.unlock();
    }
  }

  private String renewed(@Nullable Token old) throws TokenException {
    try {
      if (problem != null && clock.now().isBefore(retryAt)) {
        throw problem;
      }
      Token given = ask();
      token = given;
      problem = null;
      return given.value;
    } catch (TokenException e) {
      if (e != problem) {
        problem = e;
        retryAt = clock.now().plus(RETRY_AFTER);
      }
      if (!e.isFinal() && old != null && clock.now().isBefore(old.end)) {
        return old.value;
      }
      throw e;
    }
  }

  @Override
  public void forget(String refused) {
    lock.lock();
    try {
      forgotten = refused;
      if (token != null && token.value.equals(refused)) {
        token = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private Token ask() throws TokenException {
    HttpCall call =
        HttpCall.post(
            address,
            Map.of("Authorization", "Bearer " + proof(), "Accept", "application/vnd.github+json"),
            "{}",
            MAX_BYTES);
    HttpResult<Object> result = fetcher.fetch(call, this::read);
    if (result instanceof HttpResult.Failure<Object> failure) {
      throw new TokenException("No token for " + name() + ": " + failure.message(), false);
    }
    Object answer = ((HttpResult.Received<Object>) result).value();
    if (!(answer instanceof Token given)) {
      throw new TokenException("GitHub gives no token for " + name() + " (" + answer + ")", true);
    }
    if (given.value.equals(forgotten)) {
      throw new TokenException("GitHub gives a token it refuses, for " + name(), true);
    }
    return given;
  }

  /** Proves for ten minutes that we are the app; dated back, as clocks differ. */
  private String proof() {
    Instant now = clock.now();
    return JWT.create()
        .withIssuer(appId)
        .withIssuedAt(now.minus(CLOCK_SKEW))
        .withExpiresAt(now.plus(PROOF_HOLDS))
        .sign(Algorithm.RSA256(null, key));
  }

  /** Returns the token, or the status if there is none. */
  private Object read(HttpReply reply) throws MalformedReplyException {
    if (reply.status() != 201) {
      return reply.status();
    }
    try {
      JsonNode json = MAPPER.readTree(reply.text());
      String value = json.path("token").asText();
      if (!TOKEN.matcher(value).matches()) {
        throw new MalformedReplyException("no token");
      }
      return new Token(value, Instant.parse(json.path("expires_at").asText()));
    } catch (JsonProcessingException | DateTimeException e) {
      throw new MalformedReplyException("no token with an end");
    }
  }
}
