package org.cienrich.io.http;

/** A token could not be had. The message holds no secret. */
public final class TokenException extends Exception {
  private final boolean isFinal;

  /**
   * A token is missing for this cause.
   *
   * @param isFinal whether there is no point in asking again
   */
  public TokenException(String message, boolean isFinal) {
    super(message);
    this.isFinal = isFinal;
  }

  /** Tells whether there is no point in asking again. */
  public boolean isFinal() {
    return isFinal;
  }
}
