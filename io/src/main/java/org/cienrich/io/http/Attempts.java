package org.cienrich.io.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attempts at one request, until one succeeds or there is nothing to hope for. */
final class Attempts<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(30);

  /** How long one waits for a token that cannot be had just now. */
  private static final Duration TOKEN_PAUSE = Duration.ofMinutes(1);

  private final HttpCall call;
  private final Exchange exchange;
  private final ReplyReader<T> reader;
  private final TokenPool tokens;
  private final Users users;
  private final WaitingClock clock;
  private final Patience patience;
  private @Nullable Validator validator;
  private String resource;

  /** Users who are told that there is no such thing; to others it may be shown. */
  private final Set<Quota> blind = new HashSet<>();

  private @Nullable HttpReply hidden;

  private String lastRefusal = "every token was refused with 401";

  Attempts(
      HttpCall call,
      @Nullable Validator validator,
      Exchange exchange,
      ReplyReader<T> reader,
      TokenPool tokens,
      Users users,
      WaitingClock clock,
      Patience patience) {
    this.call = call;
    this.validator = validator;
    this.exchange = exchange;
    this.reader = reader;
    this.tokens = tokens;
    this.users = users;
    this.clock = clock;
    this.patience = patience;
    this.resource = call.json() == null ? "core" : "graphql";
  }

  HttpResult<T> run() {
    while (true) {
      String preferred = validator == null ? null : validator.credential();
      Optional<Credential> credential = tokens.next(clock.now(), resource, preferred, blind);
      boolean isReady =
          credential.filter(each -> each.pauseAt(clock.now(), resource).isZero()).isPresent();
      if (hidden != null && !isReady) {
        return read(hidden);
      }
      if (credential.isEmpty()) {
        return failure(HttpResult.Reason.UNAUTHORIZED, lastRefusal);
      }
      Duration pause = credential.get().pauseAt(clock.now(), resource);
      if (!pause.isZero()) {
        if (pause.compareTo(WORTH_TELLING) >= 0) {
          LOG.info("{}: rate limit reached, waiting for {} s", call, pause.toSeconds());
        }
        if (!patience.pause(pause)) {
          return failure(HttpResult.Reason.UNAVAILABLE, limited(pause));
        }
      } else if (!users.find(credential.get())) {
        Optional<HttpResult<T>> result = attempt(credential.get());
        if (result.isPresent()) {
          return result.get();
        }
      }
    }
  }

  private HttpResult<T> read(HttpReply reply) {
    try {
      return new HttpResult.Received<>(reader.read(reply));
    } catch (MalformedReplyException e) {
      return failure(HttpResult.Reason.UNAVAILABLE, "malformed answer, " + e.getMessage());
    }
  }

  private String limited(Duration pause) {
    return String.format(
        "rate-limited for another %d s, after waiting for %d s",
        pause.toSeconds(), patience.waited().toSeconds());
  }

  /** Tries once; empty if it is to be tried again. */
  private Optional<HttpResult<T>> attempt(Credential credential) {
    credential.begin();
    try {
      String token = credential.token();
      Exchange.Answer answer = exchange.run(secrets(credential, token));
      HttpReply reply = answer.reply().givenTo(credential.fingerprint());
      RateLimit limit =
          call.json() == null
              ? RateLimit.of(reply, clock.now())
              : RateLimit.ofQuery(reply, clock.now());
      if (answer.isElsewhere()
          ? isRefusedElsewhere(reply)
          : isTurnedAway(reply, limit, credential, token)) {
        return answer.isElsewhere() ? afterStatus(reply, limit) : Optional.empty();
      }
      if (reply.status() >= 500 || reply.status() == 408) {
        return afterStatus(reply, limit);
      }
      if (!answer.isElsewhere() && isHidden(reply) && hasOther(credential)) {
        blind.add(credential.quota());
        hidden = reply;
        return Optional.empty();
      }
      return Optional.of(new HttpResult.Received<>(reader.read(reply)));
    } catch (TokenException e) {
      return withoutToken(credential, e);
    } catch (TooLargeException e) {
      return Optional.of(failure(HttpResult.Reason.TOO_LARGE, String.valueOf(e.getMessage())));
    } catch (RedirectException e) {
      return Optional.of(failure(HttpResult.Reason.UNAVAILABLE, String.valueOf(e.getMessage())));
    } catch (DeadlineException | SocketTimeoutException e) {
      return afterFailure(HttpResult.Reason.TIMEOUT, String.valueOf(e.getMessage()), Duration.ZERO);
    } catch (MalformedReplyException e) {
      validator = null;
      return afterFailure(
          HttpResult.Reason.UNAVAILABLE, "malformed answer, " + e.getMessage(), Duration.ZERO);
    } catch (IOException e) {
      return afterFailure(HttpResult.Reason.UNAVAILABLE, describe(e), Duration.ZERO);
    } finally {
      credential.end();
    }
  }

  /** Not there, or not for this user. */
  private boolean isHidden(HttpReply reply) {
    return reply.status() == 404
        || reply.status() == 403
        || (call.json() != null && QueryErrors.isRepositoryHidden(reply));
  }

  private boolean hasOther(Credential credential) {
    Set<Quota> unseeing = new HashSet<>(blind);
    unseeing.add(credential.quota());
    return tokens.hasReady(clock.now(), resource, unseeing);
  }

  private Map<String, String> secrets(Credential credential, String token) {
    Map<String, String> secrets = new HashMap<>(credential.headers(token));
    if (validator != null && validator.credential().equals(credential.fingerprint())) {
      secrets.put("If-None-Match", validator.etag());
    }
    return secrets;
  }

  /** Another host knows no credential of ours: what it refuses is an address that ran out. */
  private static boolean isRefusedElsewhere(HttpReply reply) {
    return reply.status() == 401 || reply.status() == 403 || reply.status() == 429;
  }

  /** Notes what the answer tells of the credential; true if there was no answer to the question. */
  private boolean isTurnedAway(
      HttpReply reply, RateLimit limit, Credential credential, String token) {
    resource = limit.resource().orElse(resource);
    Instant now = clock.now();
    Limits.note(limit, credential.quota(), resource, now);
    if (limit.isExceeded()) {
      Duration pause = limit.pause().map(patience::forLimit).orElseGet(patience::forUnnamedLimit);
      Limits.pause(limit, credential.quota(), resource, now.plus(pause));
      return true;
    }
    if (reply.status() == 401 && !credential.isAnonymous()) {
      if (credential.refuse(token)) {
        LOG.warn("The server refused {} with 401; it is not used any more.", credential);
      }
      return true;
    }
    credential.accepted();
    return false;
  }

  private Optional<HttpResult<T>> withoutToken(Credential credential, TokenException problem) {
    if (problem.isFinal()) {
      if (credential.refuse()) {
        LOG.warn("{}; it is not used any more.", problem.getMessage());
      }
      lastRefusal = String.valueOf(problem.getMessage());
    } else {
      credential.quota().pauseAll(clock.now().plus(TOKEN_PAUSE));
      LOG.info("{}", problem.getMessage());
    }
    return Optional.empty();
  }

  private Optional<HttpResult<T>> afterStatus(HttpReply reply, RateLimit limit) {
    return afterFailure(
        HttpResult.Reason.UNAVAILABLE,
        "status " + reply.status(),
        limit.retryAfter().orElse(Duration.ZERO));
  }

  private Optional<HttpResult<T>> afterFailure(
      HttpResult.Reason reason, String problem, Duration pause) {
    LOG.debug("{}: {}", call, problem);
    if (patience.afterFailure(pause)) {
      return Optional.empty();
    }
    return Optional.of(failure(reason, problem + ", in attempt " + patience.failures()));
  }

  private HttpResult<T> failure(HttpResult.Reason reason, String message) {
    return new HttpResult.Failure<>(reason, call + ": " + message);
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
