package org.cienrich.io.git.rebuild;

/** What the forge gave cannot be used to make a tree, and will not be usable later. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableException(String message) {
    super(message);
  }
}
