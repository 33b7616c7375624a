package org.cienrich.io.csv;

/** A cell makes its row unusable. */
final class BadCellException extends Exception {
  private final BadLine.Reason reason;

  BadCellException(BadLine.Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  BadLine.Reason reason() {
    return reason;
  }
}
