package org.cienrich.features.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects p-values of many tests for their number. */
public final class FalseDiscoveryRate {
  private FalseDiscoveryRate() {}

  /**
   * Adjusts p-values as Benjamini and Hochberg (1995): those up to a threshold hold at most that
   * share of false discoveries, if the tests are independent.
   *
   * @return in the order of the argument
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public static List<Double> adjusted(List<Double> ps) {
    for (double p : ps) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("Not a p-value: " + p);
      }
    }
    int[] descending =
        IntStream.range(0, ps.size())
            .boxed()
            .sorted(Comparator.comparing((Integer test) -> ps.get(test)).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    Double[] adjusted = new Double[ps.size()];
    double least = 1;
    for (int i = 0; i < descending.length; i++) {
      int test = descending[i];
      int rank = ps.size() - i;
      least = Math.min(least, ps.get(test) * ps.size() / rank);
      adjusted[test] = least;
    }
    return Arrays.asList(adjusted);
  }
}
