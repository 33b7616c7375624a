package org.cienrich.io.version;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.table.FeatureVectorLayout;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a version have a value of a feature.
 *
 * @param completenessPct from 0 to 100; null if there are no rows
 * @param missing rows without a value, by reason
 */
public record FeatureCompleteness(
    String feature,
    long rows,
    long values,
    @Nullable Double completenessPct,
    SortedMap<String, Long> missing) {

  /** Returns the features in the order of their columns. */
  public static List<FeatureCompleteness> of(DataDictionary dictionary) {
    return dictionary.table(FeatureVectorLayout.TABLE).stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(column -> column.revision() != null)
                    .map(column -> of(column, table.rows())))
        .toList();
  }

  private static FeatureCompleteness of(DictionaryColumn column, long rows) {
    DictionaryColumn.Missing missing = column.missing();
    SortedMap<String, Long> reasons = new TreeMap<>();
    long empty = 0;
    if (missing != null) {
      empty = missing.rows();
      missing.reasons().forEach((reason, share) -> reasons.put(reason, share.rows()));
    }
    long values = rows - empty;
    Double percent = rows == 0 ? null : values * 100.0 / rows;
    return new FeatureCompleteness(column.name(), rows, values, percent, reasons);
  }
}
