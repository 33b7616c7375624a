package org.cienrich.forge.rest;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.forge.world.Token;
import org.jspecify.annotations.Nullable;

/** Tells who asks by the {@code Authorization} header. */
final class Authenticator {

  static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer|token)\\s+(\\S+)");

  private final Map<String, Token> tokens;
  private final TokenPolicy policy;
  private final InstallationTokens installations;

  Authenticator(List<Token> tokens, TokenPolicy policy, InstallationTokens installations) {
    this.tokens = tokens.stream().collect(toUnmodifiableMap(Token::value, Function.identity()));
    this.policy = policy;
    this.installations = installations;
  }

  /** The caller, or empty when these credentials (or their absence) are not accepted. */
  Optional<Caller> authenticate(@Nullable String authorization) {
    if (authorization == null) {
      return policy == TokenPolicy.REQUIRED ? Optional.empty() : Optional.of(Caller.anonymous());
    }
    Matcher matcher = CREDENTIALS.matcher(authorization);
    String value = matcher.matches() ? matcher.group(1) : authorization;
    Token token = tokens.get(value);
    if (token != null) {
      return token.revoked() ? Optional.empty() : Optional.of(Caller.known(token));
    }
    if (installations.issued(value)) {
      return installations.caller(value);
    }
    return policy == TokenPolicy.ANY ? Optional.of(Caller.stranger(value)) : Optional.empty();
  }
}
