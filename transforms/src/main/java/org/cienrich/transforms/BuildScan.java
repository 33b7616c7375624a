package org.cienrich.transforms;

import java.util.List;
import org.cienrich.features.Evaluation;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;
import org.jspecify.annotations.Nullable;

/**
 * What one scan of its commit gave for a build.
 *
 * @param metrics null if it failed
 * @param reason why it failed; null if it did not
 */
record BuildScan(
    String buildKey, ScanTool tool, @Nullable ScanMetrics metrics, @Nullable MissingReason reason) {

  static BuildScan of(String buildKey, ScanResult result) {
    return new BuildScan(buildKey, result.tool(), result.metrics(), result.reason());
  }

  /**
   * Gives the resources of a build that scanners provide.
   *
   * @param scans of the build; none if it has no commit that could be scanned
   */
  static Evaluation.ResourceLookup lookup(BuildWork build, List<BuildScan> scans) {
    return new Evaluation.ResourceLookup() {
      @Override
      public <T> Outcome<T> find(Resource<T> resource) {
        ScanTool tool = ScanRows.toolOf(resource);
        return scans.stream()
            .filter(scan -> scan.tool == tool)
            .map(BuildScan::outcome)
            .findFirst()
            .orElseGet(() -> Outcome.missing(whyNone(build)))
            .map(resource.type()::cast);
      }
    };
  }

  private static MissingReason whyNone(BuildWork build) {
    return build.gitMissing() == null ? MissingReason.COMMIT_GONE : build.gitMissing();
  }

  private Outcome<ScanMetrics> outcome() {
    if (metrics != null) {
      return Outcome.present(metrics);
    }
    return Outcome.missing(reason == null ? MissingReason.COMPUTATION_FAILED : reason);
  }
}
