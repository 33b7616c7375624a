package org.cienrich.forge.world;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of the forge's own. Tokens of one account share that account's quota.
 *
 * @param privateRepositories ids of the private repositories it may read
 * @param allowance the quota of its account where it differs from the forge's, or null
 * @param revoked whether it is not accepted any more
 */
public record Token(
    String value,
    Account account,
    Set<Long> privateRepositories,
    @Nullable Allowance allowance,
    boolean revoked) {

  public Token {
    privateRepositories = Set.copyOf(privateRepositories);
  }

  /** A valid token with the quota of the forge. */
  public Token(String value, Account account, Set<Long> privateRepositories) {
    this(value, account, privateRepositories, null, false);
  }

  /** A valid token of an account whose first window has so many requests, some of them used. */
  public Token withAllowance(int requests, int used) {
    return new Token(value, account, privateRepositories, new Allowance(requests, used), revoked);
  }

  /** This token, not accepted any more. */
  public Token asRevoked() {
    return new Token(value, account, privateRepositories, allowance, true);
  }

  /** The token itself is never shown. */
  @Override
  public String toString() {
    return "Token[" + account.login() + "]";
  }

  /**
   * A quota.
   *
   * @param requests per window and resource
   * @param used in the first window, before the first request
   */
  public record Allowance(int requests, int used) {}
}
