package org.cienrich.io.compare;

import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;

/** Which columns an option of a run can change the values of. */
enum OptionReach {
  /** None: it chooses rows, columns or files. */
  NONE,
  /** What looks at earlier builds. */
  HISTORY,
  /** What is read from git. */
  GIT,
  /** What scanners find. */
  SCANS,
  /** Any. */
  ALL;

  /** Returns the reach of an option by its name in the manifest; of one that is not known, all. */
  static OptionReach of(String option) {
    return switch (option) {
      case "attempts",
          "branchPatterns",
          "buildStatuses",
          "eventTypes",
          "excludeBots",
          "features",
          "formats",
          "includeMissing",
          "knownAt",
          "maxFailedShare",
          "mongoDatabase",
          "onlyCompleted",
          "retry",
          "scanMetrics",
          "version" ->
          NONE;
      case "history" -> HISTORY;
      case "gitUrlTemplate" -> GIT;
      case "scanConfig", "scanConfigSha256", "sonarUrl", "trivyServerUrl" -> SCANS;
      default -> ALL;
    };
  }

  /**
   * Tells whether the option can change the values of a feature.
   *
   * @param plan of that feature alone
   */
  boolean touches(FeaturePlan plan, Feature<?> feature) {
    return switch (this) {
      case NONE -> false;
      case HISTORY -> !plan.order(Stage.HISTORY).isEmpty();
      case GIT -> plan.needsMirrors();
      case SCANS -> feature.category().isScan();
      case ALL -> true;
    };
  }
}
