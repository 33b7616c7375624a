package org.cienrich.forge.world;

import java.util.Set;

/**
 * A token of the forge's own. Tokens of one account share that account's quota.
 *
 * @param privateRepositories ids of the private repositories it may read
 */
public record Token(String value, Account account, Set<Long> privateRepositories) {

  public Token {
    privateRepositories = Set.copyOf(privateRepositories);
  }
}
