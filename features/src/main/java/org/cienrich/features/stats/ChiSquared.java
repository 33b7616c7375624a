package org.cienrich.features.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * Pearson's chi-squared test of independence, without Yates' correction.
 *
 * @param p probability of such a statistic, or a greater one, if rows and columns are independent
 * @param cramersV strength of the association from 0 to 1, not corrected for bias
 */
public record ChiSquared(double statistic, long degreesOfFreedom, double p, double cramersV) {

  /**
   * Tests a table of counts. Rows and columns of zeros do not matter.
   *
   * @return null if fewer than two rows or two columns have counts
   * @throws IllegalArgumentException if a count is negative or rows differ in length
   */
  public static @Nullable ChiSquared of(long[][] table) {
    int width = table.length == 0 ? 0 : table[0].length;
    for (long[] row : table) {
      if (row.length != width || Arrays.stream(row).anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException("Not a table of counts: " + Arrays.deepToString(table));
      }
    }
    double[] rows = Arrays.stream(table).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double[] columns =
        IntStream.range(0, width)
            .mapToDouble(column -> Arrays.stream(table).mapToLong(row -> row[column]).sum())
            .toArray();
    long usedRows = Arrays.stream(rows).filter(sum -> sum > 0).count();
    long usedColumns = Arrays.stream(columns).filter(sum -> sum > 0).count();
    if (usedRows < 2 || usedColumns < 2) {
      return null;
    }
    double total = 0;
    for (double row : rows) {
      total += row;
    }
    double statistic = 0;
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < width; column++) {
        double expected = rows[row] / total * columns[column];
        if (expected > 0) {
          double difference = table[row][column] - expected;
          statistic += difference / expected * difference;
        }
      }
    }
    long freedom = (usedRows - 1) * (usedColumns - 1);
    double most = total * (Math.min(usedRows, usedColumns) - 1);
    return new ChiSquared(
        statistic,
        freedom,
        Gamma.regularizedGammaQ(freedom / 2.0, statistic / 2),
        Math.min(1, Math.sqrt(statistic / most)));
  }
}
