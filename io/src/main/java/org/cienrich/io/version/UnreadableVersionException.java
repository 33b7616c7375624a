package org.cienrich.io.version;

import java.io.IOException;

/** Tells a person why a version, or a table of it, cannot be read. */
public final class UnreadableVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnreadableVersionException(String message) {
    super(message);
  }

  public UnreadableVersionException(String message, Throwable cause) {
    super(message, cause);
  }
}
