package org.cienrich.features.scan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;

/**
 * What a scanner found in one source tree: texts by the name of the metric, without the prefix of
 * the tool. A metric that is not there was not provided. Immutable.
 *
 * @param values whole numbers and decimals as Java writes them, {@code true} and {@code false},
 *     instants as ISO 8601, anything else as it is
 */
public record ScanMetrics(SortedMap<String, String> values) {

  public ScanMetrics {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static ScanMetrics of(Map<String, String> values) {
    return new ScanMetrics(new TreeMap<>(values));
  }

  /** Returns the text of a metric, or that the tool did not provide it. */
  public Outcome<String> text(String metric) {
    String value = values.get(metric);
    return value == null ? Outcome.missing(MissingReason.NOT_PROVIDED) : Outcome.present(value);
  }

  /**
   * Returns a metric that is a whole number.
   *
   * @throws NumberFormatException if it is none
   */
  public Outcome<Long> integer(String metric) {
    return text(metric).map(Long::valueOf);
  }

  /**
   * Returns a metric that is a number.
   *
   * @throws NumberFormatException if it is none
   */
  public Outcome<Double> decimal(String metric) {
    return text(metric).map(Double::valueOf);
  }

  /** Returns a metric that is true or false. */
  public Outcome<Boolean> bool(String metric) {
    return text(metric).map(Boolean::valueOf);
  }
}
