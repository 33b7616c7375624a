package org.cienrich.forge.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.access.Callers;
import org.cienrich.forge.access.Tokens;
import org.jspecify.annotations.Nullable;

/** Tells who asks by the {@code Authorization} header, or by the token alone. Thread-safe. */
final class Authenticator implements Callers {

  static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer|token)\\s+(\\S+)");

  private final Tokens tokens;
  private final InstallationTokens installations;

  Authenticator(Tokens tokens, InstallationTokens installations) {
    this.tokens = tokens;
    this.installations = installations;
  }

  /** The caller, or empty when these credentials (or their absence) are not accepted. */
  Optional<Caller> authenticate(@Nullable String authorization) {
    if (authorization == null) {
      return tokens.caller(null);
    }
    Matcher matcher = CREDENTIALS.matcher(authorization);
    return caller(matcher.matches() ? matcher.group(1) : authorization);
  }

  @Override
  public Optional<Caller> caller(@Nullable String token) {
    return token != null && installations.issued(token)
        ? installations.caller(token)
        : tokens.caller(token);
  }
}
