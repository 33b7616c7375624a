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
 * The scans of the commit of a build.
 *
 * @param results at most one for each tool
 */
record BuildScans(String buildKey, List<ScanResult> results) {

  BuildScans {
    results = List.copyOf(results);
  }

  /**
   * Gives the resources of a build that scanners provide.
   *
   * @param scans null if the build has no commit that could be scanned
   */
  static Evaluation.ResourceLookup of(BuildWork build, @Nullable BuildScans scans) {
    return new Evaluation.ResourceLookup() {
      @Override
      public <T> Outcome<T> find(Resource<T> resource) {
        ScanTool tool = ScanRows.toolOf(resource);
        Outcome<ScanMetrics> metrics =
            scans == null ? Outcome.missing(whyNone(build)) : scans.metrics(tool);
        return metrics.map(resource.type()::cast);
      }
    };
  }

  private static MissingReason whyNone(BuildWork build) {
    return build.gitMissing() == null ? MissingReason.COMMIT_GONE : build.gitMissing();
  }

  private Outcome<ScanMetrics> metrics(ScanTool tool) {
    for (ScanResult result : results) {
      if (result.tool() == tool) {
        return result.metrics() == null
            ? Outcome.missing(
                result.reason() == null ? MissingReason.COMPUTATION_FAILED : result.reason())
            : Outcome.present(result.metrics());
      }
    }
    return Outcome.missing(MissingReason.UNAVAILABLE);
  }
}
