package org.cienrich.io.http;

/** An answer that came in full and yet makes no sense. It counts as a failed attempt. */
public final class MalformedReplyException extends Exception {

  /**
   * An answer that has this defect.
   *
   * @param message what is wrong; without secrets
   */
  public MalformedReplyException(String message) {
    super(message);
  }
}
