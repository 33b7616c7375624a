package org.cienrich.features.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Different numbers in ascending order and how often each occurs. Immutable. */
final class SortedNumbers {
  private final double min;
  private final double max;
  private final double[] values;
  private final long[] counts;

  /** Counts of the value and all smaller ones. */
  private final long[] cumulative;

  /**
   * @param min the smallest number, which may have been rounded to the first value
   * @param max the largest number, which may have been rounded to the last value
   * @param values not empty, different, ascending; not copied
   * @param counts positive, one a value; not copied
   */
  SortedNumbers(double min, double max, double[] values, long[] counts) {
    this.min = min;
    this.max = max;
    this.values = values;
    this.counts = counts;
    this.cumulative = counts.clone();
    Arrays.parallelPrefix(cumulative, Long::sum);
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  long count() {
    return cumulative[cumulative.length - 1];
  }

  /** Of the values times the factor. */
  Moments moments(double factor) {
    return Moments.of(Scale.times(factor, values), counts);
  }

  double quantile(double p) {
    double rank = p * (count() - 1);
    long below = (long) rank;
    double weight = rank - below;
    double lower = atRank(below);
    double upper = weight > 0 ? atRank(below + 1) : lower;
    double step = upper - lower;
    if (Double.isInfinite(step)) {
      return lower * (1 - weight) + upper * weight;
    }
    return weight < 0.5 ? lower + step * weight : upper - step * (1 - weight);
  }

  long outside(double low, double high) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] < low || values[i] > high)
        .mapToLong(i -> counts[i])
        .sum();
  }

  Histogram histogram(int bins) {
    if (min == max) {
      return histogram(new double[] {min - 0.5, min + 0.5});
    }
    double[] edges = new double[bins + 1];
    double width = max - min;
    for (int i = 0; i < bins; i++) {
      double share = (double) i / bins;
      edges[i] = Double.isInfinite(width) ? min * (1 - share) + max * share : min + width * share;
    }
    edges[bins] = max;
    return histogram(edges);
  }

  MostFrequent mostFrequent() {
    return MostFrequent.of(LongStream.of(counts));
  }

  private double atRank(long rank) {
    if (rank == 0) {
      return min;
    }
    if (rank >= count() - 1) {
      return max;
    }
    int found = Arrays.binarySearch(cumulative, rank + 1);
    return values[found >= 0 ? found : -found - 1];
  }

  private Histogram histogram(double[] edges) {
    long[] bins = new long[edges.length - 1];
    int bin = 0;
    for (int i = 0; i < values.length; i++) {
      while (bin < bins.length - 1 && values[i] >= edges[bin + 1]) {
        bin++;
      }
      bins[bin] += counts[i];
    }
    return new Histogram(
        Arrays.stream(edges).boxed().toList(), Arrays.stream(bins).boxed().toList());
  }
}
