package org.cienrich.features.quality;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.quality.FeatureQuality.Association;
import org.cienrich.features.stats.ChiSquared;
import org.jspecify.annotations.Nullable;

/** Tests whether values are missing at random with respect to the outcome. */
final class Associations {
  private Associations() {}

  /**
   * Tests each feature: whether it is missing, against the known status of the build.
   *
   * @param rowsByStatus all rows by the number of their status
   */
  static List<@Nullable Association> ofMissing(List<FeatureMeasure> measures, long[] rowsByStatus) {
    List<@Nullable ChiSquared> tests = new ArrayList<>();
    for (FeatureMeasure measure : measures) {
      long[][] table = new long[2][Statuses.UNKNOWN];
      long[] missing = measure.missingByStatus();
      for (int status = 0; status < Statuses.UNKNOWN; status++) {
        table[0][status] = missing[status];
        table[1][status] = rowsByStatus[status] - missing[status];
      }
      tests.add(ChiSquared.of(table));
    }
    List<@Nullable Double> adjusted =
        AdjustedPs.of(tests.stream().map(test -> test == null ? null : test.p()).toList());
    List<@Nullable Association> associations = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      ChiSquared test = tests.get(i);
      Double p = adjusted.get(i);
      associations.add(
          test == null || p == null
              ? null
              : new Association(
                  Rounded.of(test.cramersV()),
                  Rounded.of(test.statistic()),
                  test.degreesOfFreedom(),
                  test.p(),
                  p));
    }
    return associations;
  }
}
