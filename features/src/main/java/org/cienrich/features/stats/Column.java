package org.cienrich.features.stats;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A column of numbers, ready to be correlated with others over the rows that both have. */
final class Column {
  private final double[] values;
  private final BitSet present = new BitSet();

  /** By row, the place of its value among the different values. */
  private final int[] codes;

  private final int distinct;

  /**
   * @param values NaN where missing; not copied
   * @throws IllegalArgumentException if one is infinite
   */
  Column(double[] values) {
    this.values = values;
    double[] sorted =
        Arrays.stream(values)
            .filter(value -> !Double.isNaN(value))
            .map(value -> value + 0.0) // -0.0 becomes 0.0
            .sorted()
            .distinct()
            .toArray();
    distinct = sorted.length;
    codes = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new IllegalArgumentException("Infinite in row " + row);
      }
      if (!Double.isNaN(values[row])) {
        present.set(row);
        codes[row] = Arrays.binarySearch(sorted, values[row] + 0.0);
      }
    }
  }

  BitSet present() {
    return present;
  }

  double[] values(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Returns the ranks among these rows, from 1, equal values having the mean of theirs. */
  double[] ranks(int[] rows) {
    int[] times = new int[distinct];
    for (int row : rows) {
      times[codes[row]]++;
    }
    double[] ranks = new double[distinct];
    int below = 0;
    for (int code = 0; code < distinct; code++) {
      ranks[code] = below + (times[code] + 1) / 2.0;
      below += times[code];
    }
    return Arrays.stream(rows).mapToDouble(row -> ranks[codes[row]]).toArray();
  }

  /**
   * Shifts and scales numbers so that they sum to 0 and their squares to 1: the sum of the products
   * of two such columns is their correlation.
   *
   * @return null if they do not vary
   */
  static double @Nullable [] standardised(double[] numbers) {
    double min = DoubleStream.of(numbers).reduce(Double.POSITIVE_INFINITY, Math::min);
    double max = DoubleStream.of(numbers).reduce(Double.NEGATIVE_INFINITY, Math::max);
    if (min >= max) {
      return null;
    }
    double[] scaled = Scale.times(Scale.factor(Math.max(Math.abs(min), Math.abs(max))), numbers);
    center(scaled);
    center(scaled);
    double norm = Math.sqrt(product(scaled, scaled));
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= norm;
    }
    return scaled;
  }

  /** Returns the correlation of two columns that are {@link #standardised}. */
  static double correlation(double[] one, double[] other) {
    return Math.max(-1, Math.min(1, product(one, other)));
  }

  private static void center(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    double mean = sum / numbers.length;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] -= mean;
    }
  }

  /**
   * Sums in four strands: additions that need not wait for each other, in an order of their own.
   */
  private static double product(double[] one, double[] other) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < one.length; i += 4) {
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      a += one[i] * other[i];
    }
    return (a + b) + (c + d);
  }
}
