package org.cienrich.io.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whose tokens the tokens of a pool are. Thread-safe. */
final class Users {
  private static final Logger LOG = LoggerFactory.getLogger(Users.class);

  private final TokenPool tokens;
  private final HttpSettings settings;
  private final WaitingClock clock;
  private final Gate gate;
  private final ApiUsage usage;

  Users(TokenPool tokens, HttpSettings settings, WaitingClock clock, Gate gate, ApiUsage usage) {
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
    this.gate = gate;
    this.usage = usage;
  }

  /** Asks for the user of a token if that is still to be done; tells whether it asked. */
  boolean find(Credential credential) {
    Optional<UserFinder> question = tokens.userQuestion(credential);
    question.ifPresent(finder -> ask(finder, credential));
    return question.isPresent();
  }

  private void ask(UserFinder finder, Credential credential) {
    Exchange exchange =
        new Exchange(
            finder.call(),
            settings,
            BodyReader.toMemory(finder.call().maxBytes()),
            settings.deadline(),
            gate,
            usage);
    boolean isAnswered = false;
    try {
      String token = credential.token();
      HttpReply reply = exchange.run(credential.headers(token)).reply();
      isAnswered = read(finder, reply, credential, token);
    } catch (IOException | MalformedReplyException | TokenException e) {
      LOG.debug("The user of {} cannot be found: {}", credential, e.getMessage());
    } finally {
      if (!isAnswered) {
        credential.askUserAgain();
      }
    }
  }

  private boolean read(UserFinder finder, HttpReply reply, Credential credential, String token)
      throws MalformedReplyException {
    Instant now = clock.now();
    RateLimit limit = RateLimit.of(reply, now);
    String resource = limit.resource().orElse("core");
    Limits.note(limit, credential.quota(), resource, now);
    if (limit.isExceeded()) {
      Duration pause = limit.pause().orElse(RateLimit.UNNAMED_PAUSE);
      Limits.pause(limit, credential.quota(), resource, now.plus(pause));
      return false;
    }
    if (reply.status() == 401) {
      if (credential.refuse(token)) {
        LOG.warn("The server refused {} with 401; it is not used any more.", credential);
      }
      return false;
    }
    if (reply.status() == 200) {
      tokens.isOf(credential, finder.userId().read(reply));
    }
    return reply.status() < 500;
  }
}
