package org.cienrich.forge.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.forge.world.Token;
import org.jspecify.annotations.Nullable;

/** Tells who asks by their token. Immutable. */
public final class Tokens {

  private final Map<String, Token> tokens;
  private final TokenPolicy policy;

  public Tokens(List<Token> tokens, TokenPolicy policy) {
    this.tokens = tokens.stream().collect(toUnmodifiableMap(Token::value, Function.identity()));
    this.policy = policy;
  }

  /** Whoever has this token, or none; empty when they are not served at all. */
  public Optional<Caller> caller(@Nullable String token) {
    if (token == null) {
      return policy == TokenPolicy.REQUIRED ? Optional.empty() : Optional.of(Caller.anonymous());
    }
    Token known = tokens.get(token);
    if (known != null) {
      return known.revoked() ? Optional.empty() : Optional.of(Caller.known(known));
    }
    return policy == TokenPolicy.ANY ? Optional.of(Caller.stranger(token)) : Optional.empty();
  }
}
