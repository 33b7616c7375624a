package org.cienrich.features.quality;

import java.util.List;
import java.util.SortedMap;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.jspecify.annotations.Nullable;

/**
 * How good the values of one feature are.
 *
 * @param type as in the data dictionary
 * @param knownAt {@code trigger}, {@code run_end} or {@code later}
 * @param values rows with a value
 * @param missing rows without one, by reason
 * @param completenessPct enriched rows with a value among all enriched rows
 * @param validityPct values in the range, or among the allowed ones, of all values; 100 where there
 *     is neither range nor list, or no value
 * @param outOfRange null if the feature has no range
 * @param notAllowed null if the feature allows any value
 * @param emptyTexts values that are empty texts; null if the values are no texts
 * @param distinct different values; an estimate if {@code distinctIsExact} does not hold
 * @param constant whether there is exactly one value
 * @param nearConstant whether the most frequent value is over 19 times as frequent as the next and
 *     at most a tenth of the values differ (Kuhn and Johnson, Applied Predictive Modeling, 2013)
 * @param numbers of numeric features with a value
 * @param topValues of all other features, most frequent first
 * @param topValuesAreExact whether their rows are exact, not lower bounds
 * @param missingByOutcome whether values are missing more for some outcomes; null if nothing or all
 *     is missing, or outcomes are not known or all the same
 * @param drift whether values changed; null if there are too few
 */
public record FeatureQuality(
    String name,
    String category,
    String type,
    String knownAt,
    long values,
    SortedMap<String, Long> missing,
    @Nullable Double completenessPct,
    double validityPct,
    @Nullable Long outOfRange,
    @Nullable Long notAllowed,
    @Nullable Long emptyTexts,
    long distinct,
    boolean distinctIsExact,
    boolean constant,
    boolean nearConstant,
    @Nullable NumberSummary numbers,
    @Nullable List<ValueCount> topValues,
    boolean topValuesAreExact,
    @Nullable Association missingByOutcome,
    @Nullable Drift drift) {

  /**
   * The distribution of numbers.
   *
   * @param sd sample standard deviation; null for a single value
   * @param q1 quartiles with linear interpolation between neighbours (Hyndman and Fan's type 7)
   * @param outliers values over three interquartile ranges away from the quartiles
   * @param exact whether quartiles, outliers and histogram are exact; else values were rounded to
   *     0.1 % first
   * @param edges of the bins, one more than there are bins; all bins are of equal width
   * @param counts values in the bins; a value on an edge belongs to the upper bin, the largest to
   *     the last
   */
  public record NumberSummary(
      double min,
      double max,
      double mean,
      @Nullable Double sd,
      double q1,
      double median,
      double q3,
      long outliers,
      boolean exact,
      List<Double> edges,
      List<Long> counts) {}

  /**
   * Pearson's chi-squared test of independence.
   *
   * @param effect Cramér's V, from 0 to 1
   * @param adjustedP the p-value corrected for all tests of this kind by Benjamini and Hochberg
   */
  public record Association(
      double effect, double chiSquared, long degreesOfFreedom, double p, double adjustedP) {}

  /**
   * The builds of the first third of each repository's time compared with those of the last.
   *
   * @param test {@code kolmogorov_smirnov} for numbers, {@code chi_squared} for all else
   * @param firstRows rows with a value in the first third
   * @param lastRows rows with a value in the last third
   * @param effect the Kolmogorov-Smirnov distance, or Cramér's V; from 0 to 1
   * @param adjustedP as of {@link Association}
   */
  public record Drift(
      String test, long firstRows, long lastRows, double effect, double p, double adjustedP) {}
}
