package org.cienrich.features.quality;

import static org.cienrich.features.ci.WorkflowFeatures.FAILED;
import static org.cienrich.features.ci.WorkflowFeatures.PASSED;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.history.BuildHistoryFeatures.PREV_BUILT_RESULT;
import static org.cienrich.features.quality.Statuses.FAILED_STATUS;
import static org.cienrich.features.quality.Statuses.PASSED_STATUS;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.features.Feature;
import org.cienrich.features.quality.QualityReport.Baseline;
import org.cienrich.features.quality.QualityReport.Label;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.cienrich.features.stats.BinaryPrediction;
import org.jspecify.annotations.Nullable;

/** What the outcomes of a version are like, and how far echoing the last one goes. */
final class Labels {
  private Labels() {}

  static @Nullable Label of(RowFindings rows, List<Feature<?>> features) {
    long[] byStatus = rows.byStatus();
    List<ValueCount> balance =
        IntStream.range(0, Statuses.UNKNOWN)
            .filter(status -> byStatus[status] > 0)
            .mapToObj(status -> new ValueCount(Statuses.name(status), byStatus[status]))
            .sorted(
                Comparator.comparing(ValueCount::rows).reversed().thenComparing(ValueCount::value))
            .toList();
    if (balance.isEmpty()) {
      return null;
    }
    long passed = byStatus[PASSED_STATUS];
    long failed = byStatus[FAILED_STATUS];
    return new Label(
        TR_STATUS.name(),
        balance,
        List.of(FAILED),
        List.of(PASSED),
        Rounded.share(Math.max(passed, failed), passed + failed),
        features.contains(PREV_BUILT_RESULT) ? baseline(rows) : null);
  }

  private static Baseline baseline(RowFindings rows) {
    long truePositives = rows.pairs(FAILED_STATUS, FAILED_STATUS);
    long falsePositives = rows.pairs(FAILED_STATUS, PASSED_STATUS);
    long trueNegatives = rows.pairs(PASSED_STATUS, PASSED_STATUS);
    long falseNegatives = rows.pairs(PASSED_STATUS, FAILED_STATUS);
    BinaryPrediction echo =
        new BinaryPrediction(truePositives, falsePositives, trueNegatives, falseNegatives);
    return new Baseline(
        PREV_BUILT_RESULT.name(),
        truePositives + falsePositives + trueNegatives + falseNegatives,
        truePositives,
        falsePositives,
        trueNegatives,
        falseNegatives,
        rounded(echo.accuracy()),
        rounded(echo.f1()),
        rounded(echo.auc()));
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Rounded.of(value);
  }
}
