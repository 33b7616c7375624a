package org.cienrich.io.git.worktree;

import java.io.IOException;

/** A tree has more in it than may be written. */
final class TreeTooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  TreeTooLargeException(String message) {
    super(message);
  }
}
