package org.cienrich.features.stats;

import java.util.BitSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How two columns go together, over the rows that have both; NaN is missing. From -1 to 1; null if
 * there are fewer than {@value #FEWEST_PAIRS} such rows or one column does not vary in them.
 */
public final class Correlation {
  static final int FEWEST_PAIRS = 3;

  private Correlation() {}

  /**
   * Pearson's product-moment correlation, in two passes.
   *
   * @throws IllegalArgumentException if the columns differ in length or a number is infinite
   */
  public static @Nullable Double pearson(double[] one, double[] other) {
    return of(one, other, Column::values);
  }

  /**
   * Spearman's rank correlation: Pearson's of the ranks among the rows that have both, equal values
   * having the mean of their ranks.
   *
   * @throws IllegalArgumentException if the columns differ in length or a number is infinite
   */
  public static @Nullable Double spearman(double[] one, double[] other) {
    return of(one, other, Column::ranks);
  }

  private static @Nullable Double of(
      double[] one, double[] other, BiFunction<Column, int[], double[]> numbers) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "Columns of " + one.length + " and " + other.length + " rows");
    }
    Column first = new Column(one);
    Column second = new Column(other);
    int[] rows = common(first.present(), second.present());
    if (rows.length < FEWEST_PAIRS) {
      return null;
    }
    double[] a = Column.standardised(numbers.apply(first, rows));
    double[] b = Column.standardised(numbers.apply(second, rows));
    return a == null || b == null ? null : (Double) Column.correlation(a, b);
  }

  static int[] common(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both.stream().toArray();
  }
}
