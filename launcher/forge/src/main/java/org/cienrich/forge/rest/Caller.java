package org.cienrich.forge.rest;

import java.util.Optional;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;

/**
 * Who asks.
 *
 * @param user what quotas are counted by
 * @param credentials what entity tags differ by
 */
record Caller(String user, String credentials, Optional<Token> token) {

  static Caller anonymous() {
    return new Caller("", "", Optional.empty());
  }

  static Caller stranger(String credentials) {
    return new Caller("stranger " + credentials, credentials, Optional.empty());
  }

  static Caller known(Token token) {
    return new Caller(token.account().login(), token.value(), Optional.of(token));
  }

  boolean isAuthenticated() {
    return !credentials.isEmpty();
  }

  boolean maySee(Repository repository) {
    return !repository.isPrivate()
        || token.filter(t -> t.privateRepositories().contains(repository.id())).isPresent();
  }
}
