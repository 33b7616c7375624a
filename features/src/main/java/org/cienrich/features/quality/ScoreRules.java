package org.cienrich.features.quality;

import java.util.List;
import java.util.Objects;
import org.cienrich.features.quality.QualityReport.Scores;
import org.jspecify.annotations.Nullable;

/** The scores of a version. */
final class ScoreRules {
  private ScoreRules() {}

  static Scores of(RowFindings rows, List<FeatureQuality> features) {
    long enriched = rows.completed() + rows.partial();
    Double coverage = Rounded.percent(enriched, enriched + rows.failed());
    if (enriched == 0 || features.isEmpty()) {
      return new Scores(coverage, null, null, Rounded.percent(rows.completed(), enriched), null);
    }
    double completeness = mean(features.stream().map(FeatureQuality::completenessPct).toList());
    double validity = mean(features.stream().map(FeatureQuality::validityPct).toList());
    double consistency = 100.0 * rows.completed() / enriched;
    double covered = 100.0 * enriched / (enriched + rows.failed());
    return new Scores(
        coverage,
        Rounded.of(completeness),
        Rounded.of(validity),
        Rounded.of(consistency),
        Rounded.of(
            Scores.COMPLETENESS_WEIGHT * completeness
                + Scores.VALIDITY_WEIGHT * validity
                + Scores.CONSISTENCY_WEIGHT * consistency
                + Scores.COVERAGE_WEIGHT * covered));
  }

  private static double mean(List<@Nullable Double> shares) {
    return shares.stream().mapToDouble(Objects::requireNonNull).average().orElseThrow();
  }
}
