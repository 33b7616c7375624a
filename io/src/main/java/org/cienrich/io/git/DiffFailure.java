package org.cienrich.io.git;

import org.cienrich.features.MissingReason;

/** The git program did not give a diff; the next one may still succeed. */
final class DiffFailure extends Exception {
  private final MissingReason reason;

  DiffFailure(MissingReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  MissingReason reason() {
    return reason;
  }
}
