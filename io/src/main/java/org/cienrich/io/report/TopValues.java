package org.cienrich.io.report;

import java.util.List;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values of a feature.
 *
 * @param others rows with any other value; null if there are none
 * @param atLeast whether the rows are lower bounds
 */
record TopValues(List<TopValue> top, @Nullable String others, boolean atLeast) {
  private static final int TOP = 6;

  /** A longer value is cut. */
  private static final int MOST_CHARACTERS = 60;

  /**
   * @param blank whether the value is the empty text
   */
  record TopValue(String value, boolean blank, String rows, String share, Bar bar) {}

  static TopValues of(List<ValueCount> values, FeatureQuality feature) {
    List<ValueCount> top = values.subList(0, Math.min(TOP, values.size()));
    long shown = top.stream().mapToLong(ValueCount::rows).sum();
    return new TopValues(
        top.stream().map(value -> value(value, feature.values())).toList(),
        shown >= feature.values()
            ? null
            : Figures.percent(feature.values() - shown, feature.values()),
        !feature.topValuesAreExact());
  }

  private static TopValue value(ValueCount count, long all) {
    return new TopValue(
        VisibleText.of(count.value(), MOST_CHARACTERS),
        count.value().isEmpty(),
        Figures.count(count.rows()),
        Figures.percent(count.rows(), all),
        Bar.of("have", (double) all, (double) count.rows()));
  }
}
