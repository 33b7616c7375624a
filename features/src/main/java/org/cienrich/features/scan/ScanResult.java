package org.cienrich.features.scan;

import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/**
 * How the scan of a source tree ended.
 *
 * @param scanner what it depends on besides the tree; null if the tool could not be had
 * @param metrics null if it failed
 * @param reason why it failed; null if it did not
 * @param message the failure in words; null likewise
 * @param durationSeconds how long it took, with all attempts; null if nothing was run
 */
public record ScanResult(
    ScanTool tool,
    @Nullable String scanner,
    @Nullable ScanMetrics metrics,
    @Nullable MissingReason reason,
    @Nullable String message,
    @Nullable Double durationSeconds) {

  /** A scan that gave what it is for. */
  public static ScanResult completed(
      ScanTool tool, String scanner, ScanMetrics metrics, @Nullable Double durationSeconds) {
    return new ScanResult(tool, scanner, metrics, null, null, durationSeconds);
  }

  /** A scan that gave nothing. */
  public static ScanResult failed(
      ScanTool tool,
      @Nullable String scanner,
      MissingReason reason,
      String message,
      @Nullable Double durationSeconds) {
    return new ScanResult(tool, scanner, null, reason, message, durationSeconds);
  }

  public boolean isCompleted() {
    return metrics != null;
  }
}
