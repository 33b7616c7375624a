package org.cienrich.io.scan;

import org.cienrich.features.MissingReason;

/**
 * A scan that gave nothing. The reason is {@code UNAVAILABLE} where the tool or its server could
 * not be had, {@code TIMEOUT} where it took too long, {@code COMPUTATION_FAILED} where it broke or
 * what it said makes no sense, and where there were no files to scan the reason for that.
 */
public final class ScanException extends Exception {
  private final MissingReason reason;

  /**
   * A scan that gave nothing.
   *
   * @param message what failed, where, and what to do; without secrets
   */
  public ScanException(MissingReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public MissingReason reason() {
    return reason;
  }
}
