package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.access.Callers;
import org.cienrich.forge.http.Request;

/** Tells who fetches: the password of Basic authentication is the token, the user any name. */
record BasicCredentials(Callers callers) {

  private static final Pattern BASIC = Pattern.compile("(?i:basic)\\s+([A-Za-z0-9+/]{1,4000}=*)");

  /** The caller, or empty when these credentials (or their absence) are not accepted. */
  Optional<Caller> caller(Request request) {
    String authorization = request.header("Authorization").orElse(null);
    if (authorization == null) {
      return callers.caller(null);
    }
    return token(authorization).flatMap(callers::caller);
  }

  private static Optional<String> token(String authorization) {
    Matcher matcher = BASIC.matcher(authorization);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String pair = new String(Base64.getDecoder().decode(matcher.group(1)), UTF_8);
      int colon = pair.indexOf(':');
      return Optional.of(pair.substring(colon + 1)).filter(it -> colon >= 0 && !it.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
