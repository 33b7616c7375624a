package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.Token;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of an app's installations, each with its own quota. Thread-safe. */
final class InstallationTokens {

  private static final Duration LIFE = Duration.ofHours(1);

  private record Issued(Token token, Instant expiresAt) {}

  private final @Nullable GitHubApp app;
  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  /**
   * @param app the only app there is, or null
   */
  InstallationTokens(@Nullable GitHubApp app, Clock clock) {
    this.app = app;
    this.clock = clock;
  }

  boolean issued(String token) {
    return issued.containsKey(token);
  }

  /** The caller with such a token, unless it has expired. */
  Optional<Caller> caller(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(it -> clock.instant().isBefore(it.expiresAt()))
        .map(it -> Caller.known(it.token()));
  }

  /** A new token for an app that proves who it is; 401 otherwise, 404 for others' installations. */
  Answer issue(long installation, Optional<String> authorization) {
    Matcher credentials = Authenticator.CREDENTIALS.matcher(authorization.orElse(""));
    if (app == null
        || !credentials.matches()
        || !Assertion.isBy(app, credentials.group(1), clock)) {
      return Answer.error(401, "A JSON web token could not be decoded");
    }
    Set<Long> repositories = app.installations().get(installation);
    if (repositories == null) {
      return Answer.notFound();
    }
    String value = "ghs_" + UUID.randomUUID().toString().replace("-", "");
    Account account = Account.bot(installation, "installation-" + installation + "[bot]");
    Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
    issued.put(value, new Issued(new Token(value, account, repositories), expiresAt));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("token", value);
    json.put("expires_at", expiresAt.toString());
    ObjectNode permissions = json.putObject("permissions");
    permissions.put("actions", "read");
    permissions.put("contents", "read");
    permissions.put("metadata", "read");
    json.put("repository_selection", "all");
    return new Answer(201, Map.of(), json);
  }
}
