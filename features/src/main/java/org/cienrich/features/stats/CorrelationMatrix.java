package org.cienrich.features.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The correlations of all pairs of columns, as of {@link Correlation}. The matrices are symmetric
 * and cannot be changed.
 *
 * @param pearson null where {@link Correlation#pearson} is; on the diagonal 1, or null if the
 *     column has fewer than 3 values or does not vary
 * @param spearman as {@code pearson}
 * @param pairs rows that have both; on the diagonal rows that have a value
 */
public record CorrelationMatrix(
    List<List<@Nullable Double>> pearson,
    List<List<@Nullable Double>> spearman,
    List<List<Long>> pairs) {

  /**
   * Correlates columns. Columns with the same rows missing share most of the work.
   *
   * @param columns NaN where missing
   * @throws IllegalArgumentException if columns differ in length or a number is infinite
   */
  public static CorrelationMatrix of(double[][] columns) {
    List<Column> read = Arrays.stream(columns).map(Column::new).toList();
    if (Arrays.stream(columns).anyMatch(column -> column.length != columns[0].length)) {
      throw new IllegalArgumentException("Columns differ in length");
    }
    Map<BitSet, List<Integer>> byRows = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      byRows.computeIfAbsent(read.get(i).present(), rows -> new ArrayList<>()).add(i);
    }
    @Nullable Double[][] pearson = new @Nullable Double[columns.length][columns.length];
    @Nullable Double[][] spearman = new @Nullable Double[columns.length][columns.length];
    Long[][] pairs = new Long[columns.length][columns.length];
    List<Map.Entry<BitSet, List<Integer>>> groups = List.copyOf(byRows.entrySet());
    for (int i = 0; i < groups.size(); i++) {
      List<Integer> some = groups.get(i).getValue();
      for (int j = i; j < groups.size(); j++) {
        List<Integer> others = groups.get(j).getValue();
        int[] rows = Correlation.common(groups.get(i).getKey(), groups.get(j).getKey());
        for (int one : some) {
          for (int other : others) {
            pairs[one][other] = pairs[other][one] = (long) rows.length;
          }
        }
        if (rows.length >= Correlation.FEWEST_PAIRS) {
          correlate(read, some, others, rows, Column::values, pearson);
          correlate(read, some, others, rows, Column::ranks, spearman);
        }
      }
    }
    return new CorrelationMatrix(lists(pearson), lists(spearman), lists(pairs));
  }

  private static void correlate(
      List<Column> columns,
      List<Integer> some,
      List<Integer> others,
      int[] rows,
      BiFunction<Column, int[], double[]> numbers,
      @Nullable Double[][] matrix) {
    List<double @Nullable []> left = standardised(columns, some, rows, numbers);
    List<double @Nullable []> right =
        some == others ? left : standardised(columns, others, rows, numbers);
    for (int i = 0; i < some.size(); i++) {
      for (int j = some == others ? i : 0; j < others.size(); j++) {
        double[] a = left.get(i);
        double[] b = right.get(j);
        if (a != null && b != null) {
          double correlation = a == b ? 1 : Column.correlation(a, b);
          matrix[some.get(i)][others.get(j)] = correlation;
          matrix[others.get(j)][some.get(i)] = correlation;
        }
      }
    }
  }

  private static List<double @Nullable []> standardised(
      List<Column> columns,
      List<Integer> chosen,
      int[] rows,
      BiFunction<Column, int[], double[]> numbers) {
    List<double @Nullable []> standardised = new ArrayList<>();
    for (int each : chosen) {
      standardised.add(Column.standardised(numbers.apply(columns.get(each), rows)));
    }
    return standardised;
  }

  private static <T extends @Nullable Object> List<List<T>> lists(T[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Collections.unmodifiableList(Arrays.asList(row)))
        .toList();
  }
}
