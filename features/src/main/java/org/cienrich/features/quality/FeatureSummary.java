package org.cienrich.features.quality;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Range;
import org.cienrich.features.ValueType;
import org.cienrich.features.quality.FeatureQuality.Association;
import org.cienrich.features.quality.FeatureQuality.Drift;
import org.cienrich.features.quality.FeatureQuality.NumberSummary;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.cienrich.features.stats.Histogram;
import org.cienrich.features.stats.MostFrequent;
import org.cienrich.features.stats.NumberCounts;
import org.jspecify.annotations.Nullable;

/** Says of one feature what was measured. */
final class FeatureSummary {
  private static final int BINS = 20;
  private static final int TOP_VALUES = 10;

  /** Tukey's outer fences. */
  private static final double FENCE = 3;

  private static final long MOST_TO_NEXT = 19;
  private static final long VALUES_TO_DISTINCT = 10;

  private FeatureSummary() {}

  static FeatureQuality of(
      FeatureMeasure measure,
      long enrichedRows,
      @Nullable Association missingByOutcome,
      @Nullable Drift drift) {
    Feature<?> feature = measure.feature();
    boolean isNumeric = FeatureMeasure.isNumeric(feature);
    long values = measure.values();
    boolean isLimited = !feature.allowedValues().isEmpty();
    boolean isRanged = !feature.range().equals(Range.ANY);
    long distinct = distinct(measure);
    return new FeatureQuality(
        feature.name(),
        feature.category().selector(),
        feature.type().name(),
        feature.knownAt().optionName(),
        values,
        missing(measure),
        Rounded.percent(measure.enrichedValues(), enrichedRows),
        values == 0
            ? 100
            : Rounded.of(
                100.0 * (values - Math.max(measure.outOfRange(), measure.notAllowed())) / values),
        isRanged ? measure.outOfRange() : null,
        isLimited ? measure.notAllowed() : null,
        feature.type() == ValueType.TEXT ? measure.emptyTexts() : null,
        distinct,
        isNumeric ? measure.numbers().isExact() : measure.texts().distinctIsExact(),
        distinct == 1,
        isNearConstant(
            isNumeric ? measure.numbers().mostFrequent() : measure.texts().mostFrequent(),
            distinct,
            values),
        isNumeric && values > 0 ? summary(measure.numbers()) : null,
        isNumeric ? null : top(measure),
        isNumeric || measure.texts().isExact(),
        missingByOutcome,
        drift);
  }

  static long distinct(FeatureMeasure measure) {
    return FeatureMeasure.isNumeric(measure.feature())
        ? measure.numbers().distinct()
        : measure.texts().distinct();
  }

  private static SortedMap<String, Long> missing(FeatureMeasure measure) {
    SortedMap<String, Long> missing = new TreeMap<>();
    for (MissingReason reason : MissingReason.values()) {
      if (measure.missing(reason) > 0) {
        missing.put(reason.name(), measure.missing(reason));
      }
    }
    return missing;
  }

  private static boolean isNearConstant(MostFrequent frequent, long distinct, long values) {
    return distinct > 1
        && frequent.first() > MOST_TO_NEXT * frequent.second()
        && distinct * VALUES_TO_DISTINCT <= values;
  }

  private static NumberSummary summary(NumberCounts numbers) {
    double q1 = numbers.quantile(0.25);
    double q3 = numbers.quantile(0.75);
    double fence = FENCE * (q3 - q1);
    Histogram histogram = numbers.histogram(BINS);
    return new NumberSummary(
        numbers.min(),
        numbers.max(),
        numbers.mean(),
        numbers.standardDeviation(),
        q1,
        numbers.quantile(0.5),
        q3,
        numbers.outside(q1 - fence, q3 + fence),
        numbers.isExact(),
        histogram.edges(),
        histogram.counts());
  }

  private static List<ValueCount> top(FeatureMeasure measure) {
    return measure.texts().top(TOP_VALUES).stream()
        .map(top -> new ValueCount(top.text(), top.times()))
        .toList();
  }
}
