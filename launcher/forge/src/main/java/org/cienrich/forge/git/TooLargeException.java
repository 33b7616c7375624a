package org.cienrich.forge.git;

/** A commit changes more than the API shows. */
public final class TooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooLargeException(String message) {
    super(message);
  }
}
