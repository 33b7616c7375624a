package org.cienrich.forge.access;

import java.util.Optional;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;

/**
 * Who asks.
 *
 * @param user what quotas are counted by
 * @param credentials what entity tags differ by
 */
public record Caller(String user, String credentials, Optional<Token> token) {

  public static Caller anonymous() {
    return new Caller("", "", Optional.empty());
  }

  public static Caller stranger(String credentials) {
    return new Caller("stranger " + credentials, credentials, Optional.empty());
  }

  public static Caller known(Token token) {
    return new Caller(token.account().login(), token.value(), Optional.of(token));
  }

  public boolean isAuthenticated() {
    return !credentials.isEmpty();
  }

  public boolean maySee(Repository repository) {
    return !repository.isPrivate()
        || token.filter(t -> t.privateRepositories().contains(repository.id())).isPresent();
  }
}
