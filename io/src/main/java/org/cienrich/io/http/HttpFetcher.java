package org.cienrich.io.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets things from one API over HTTP. All clients of a JVM share one pool of connections and
 * together never have more than 100 requests under way.
 *
 * <ul>
 *   <li>Retried, with exponential back-off and jitter: broken connections, truncated bodies, time
 *       limits, 408, 5xx and answers that their reader calls malformed.
 *   <li>Waited for, as long as the server asks: rate limits, primary and secondary (429, and 403
 *       with a sign of a limit). Another token of the pool works meanwhile.
 *   <li>A token answered with 401 is set aside for good, and the next is tried.
 *   <li>Redirects are followed, five at most and never from https to http. Another scheme, host or
 *       port gets neither credentials nor any other header of the request.
 *   <li>Every other answer, of whatever status, goes to the reader.
 * </ul>
 *
 * Messages and logs hold no header and no query of an address. Thread-safe.
 */
public final class HttpFetcher {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFetcher.class);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(30);

  private final HttpSettings settings;
  private final TokenPool tokens;
  private final WaitingClock clock;

  public HttpFetcher(HttpSettings settings, TokenPool tokens, WaitingClock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Gets and reads an answer. Returns when there is one, or when nothing more is to be hoped for.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public <T> HttpResult<T> fetch(HttpCall get, ReplyReader<T> reader) {
    Patience patience = new Patience(settings, clock);
    Exchange exchange = new Exchange(settings, get);
    while (true) {
      Optional<Credential> credential = tokens.next(clock.now());
      if (credential.isEmpty()) {
        return new HttpResult.Failure<>(
            HttpResult.Reason.UNAUTHORIZED, get + ": every token was refused with 401");
      }
      Duration pause = credential.get().pauseAt(clock.now());
      if (!pause.isZero()) {
        tell(get, pause);
        if (!patience.pause(pause)) {
          return new HttpResult.Failure<>(
              HttpResult.Reason.UNAVAILABLE,
              get
                  + ": rate-limited for another "
                  + pause.toSeconds()
                  + " s, after waiting for "
                  + patience.waited().toSeconds()
                  + " s");
        }
        continue;
      }
      Optional<HttpResult<T>> result = attempt(get, exchange, reader, credential.get(), patience);
      if (result.isPresent()) {
        return result.get();
      }
    }
  }

  /** Tries once; empty if it is to be tried again. */
  private <T> Optional<HttpResult<T>> attempt(
      HttpCall get,
      Exchange exchange,
      ReplyReader<T> reader,
      Credential credential,
      Patience patience) {
    try {
      HttpReply reply = run(exchange, credential);
      RateLimit limit = RateLimit.of(reply, clock.now());
      if (isTurnedAway(reply, limit, credential, patience)) {
        return Optional.empty();
      }
      if (reply.status() >= 500 || reply.status() == 408) {
        return afterFailure(
            get,
            HttpResult.Reason.UNAVAILABLE,
            "status " + reply.status(),
            limit.retryAfter().orElse(Duration.ZERO),
            patience);
      }
      return Optional.of(new HttpResult.Received<>(reader.read(reply)));
    } catch (TooLargeException e) {
      return Optional.of(
          new HttpResult.Failure<>(HttpResult.Reason.TOO_LARGE, get + ": " + e.getMessage()));
    } catch (RedirectException e) {
      return Optional.of(
          new HttpResult.Failure<>(HttpResult.Reason.UNAVAILABLE, get + ": " + e.getMessage()));
    } catch (DeadlineException | SocketTimeoutException e) {
      return afterFailure(
          get, HttpResult.Reason.TIMEOUT, String.valueOf(e.getMessage()), Duration.ZERO, patience);
    } catch (MalformedReplyException e) {
      return afterFailure(
          get,
          HttpResult.Reason.UNAVAILABLE,
          "malformed answer, " + e.getMessage(),
          Duration.ZERO,
          patience);
    } catch (IOException e) {
      return afterFailure(get, HttpResult.Reason.UNAVAILABLE, describe(e), Duration.ZERO, patience);
    }
  }

  /** Notes what the answer tells of the credential; true if there was no answer to the question. */
  private boolean isTurnedAway(
      HttpReply reply, RateLimit limit, Credential credential, Patience patience) {
    Instant now = clock.now();
    if (limit.isExceeded()) {
      Duration pause = limit.pause().map(patience::forLimit).orElseGet(patience::forUnnamedLimit);
      credential.pauseUntil(now.plus(pause));
      return true;
    }
    if (limit.isExhausted()) {
      limit.untilReset().ifPresent(pause -> credential.pauseUntil(now.plus(pause)));
    }
    if (reply.status() == 401 && !credential.isAnonymous()) {
      if (credential.refuse()) {
        LOG.warn("The server refused {} with 401; it is not used any more.", credential);
      }
      return true;
    }
    return false;
  }

  private static HttpReply run(Exchange exchange, Credential credential) throws IOException {
    try {
      Connections.SLOTS.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a connection");
    }
    try {
      return exchange.run(credential.headers());
    } finally {
      Connections.SLOTS.release();
    }
  }

  private static <T> Optional<HttpResult<T>> afterFailure(
      HttpCall get, HttpResult.Reason reason, String problem, Duration pause, Patience patience) {
    LOG.debug("{}: {}", get, problem);
    if (patience.afterFailure(pause)) {
      return Optional.empty();
    }
    String message = get + ": " + problem + ", in attempt " + patience.failures();
    return Optional.of(new HttpResult.Failure<>(reason, message));
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  private static void tell(HttpCall get, Duration pause) {
    if (pause.compareTo(WORTH_TELLING) >= 0) {
      LOG.info("{}: rate limit reached, waiting for {} s", get, pause.toSeconds());
    }
  }
}
