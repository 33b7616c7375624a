package org.cienrich.features.scan;

import java.util.List;
import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/**
 * How the scan of a source tree ended.
 *
 * @param scanner what it depends on besides the tree; null if the tool could not be had
 * @param metrics null if it failed
 * @param reason why it failed; null if it did not
 * @param message the failure in words; null likewise
 * @param absent what of the tree the tool did not see, each as {@code path: reason}; null if the
 *     files were never here
 * @param durationSeconds how long it took, with all attempts; null if nothing was run
 */
public record ScanResult(
    ScanTool tool,
    @Nullable String scanner,
    @Nullable ScanMetrics metrics,
    @Nullable MissingReason reason,
    @Nullable String message,
    @Nullable List<String> absent,
    @Nullable Double durationSeconds) {

  /** A scan that gave what it is for. */
  public static ScanResult completed(
      ScanTool tool, String scanner, ScanMetrics metrics, @Nullable Double durationSeconds) {
    return new ScanResult(tool, scanner, metrics, null, null, null, durationSeconds);
  }

  /** A scan that gave nothing. */
  public static ScanResult failed(
      ScanTool tool,
      @Nullable String scanner,
      MissingReason reason,
      String message,
      @Nullable Double durationSeconds) {
    return new ScanResult(tool, scanner, null, reason, message, null, durationSeconds);
  }

  /** Returns the same with what the tool did not see. */
  public ScanResult withAbsent(@Nullable List<String> paths) {
    return new ScanResult(tool, scanner, metrics, reason, message, paths, durationSeconds);
  }

  public boolean isCompleted() {
    return metrics != null;
  }
}
