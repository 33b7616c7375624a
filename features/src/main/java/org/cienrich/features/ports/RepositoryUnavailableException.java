package org.cienrich.features.ports;

import org.cienrich.features.MissingReason;

/** A repository cannot be had on this machine; the reason tells whether it is worth a retry. */
public final class RepositoryUnavailableException extends Exception {
  private final MissingReason reason;

  public RepositoryUnavailableException(MissingReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public MissingReason reason() {
    return reason;
  }
}
