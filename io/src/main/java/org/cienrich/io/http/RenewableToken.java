package org.cienrich.io.http;

/** A token that runs out and is then given anew, such as that of a GitHub App. Thread-safe. */
public interface RenewableToken {

  /** Names the account for messages; holds no secret. */
  String name();

  /**
   * Returns a token that is good for now.
   *
   * @throws TokenException if there is none
   */
  String current() throws TokenException;

  /** Forgets the token, which the server refused: it is never current again. */
  void forget(String refused);
}
