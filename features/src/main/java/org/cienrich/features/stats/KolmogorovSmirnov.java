package org.cienrich.features.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The test of Kolmogorov and Smirnov whether two samples come from the same distribution.
 *
 * @param distance the largest difference D of the empirical distribution functions, from 0 to 1
 * @param p the limit for large samples of the probability of such a distance or a greater one: Q(D
 *     √(nm/(n+m))) with Q(λ) = 2 Σ (-1)^(k-1) exp(-2k²λ²), k = 1, 2, …; too high if values are
 *     equal or samples small
 */
public record KolmogorovSmirnov(double distance, double p) {
  /** Where both series of Q need few terms (Marsaglia, Tsang and Wang 2003). */
  private static final double MIDDLE = 1.18;

  /**
   * Compares two samples; NaN is missing.
   *
   * @return null if one is empty
   */
  public static @Nullable KolmogorovSmirnov of(double[] one, double[] other) {
    double[] a = sorted(one);
    double[] b = sorted(other);
    if (a.length == 0 || b.length == 0) {
      return null;
    }
    long largest = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double value = Math.min(a[i], b[j]);
      while (i < a.length && a[i] == value) {
        i++;
      }
      while (j < b.length && b[j] == value) {
        j++;
      }
      largest = Math.max(largest, Math.abs((long) i * b.length - (long) j * a.length));
    }
    double product = (double) a.length * b.length;
    double distance = largest / product;
    return new KolmogorovSmirnov(
        distance, exceeding(distance * Math.sqrt(product / (a.length + b.length))));
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  /** Q. For small arguments 1 - √(2π)/λ Σ exp(-(2k-1)²π²/(8λ²)), which is the same. */
  static double exceeding(double lambda) {
    if (lambda == 0) {
      return 1;
    }
    double sum = 0;
    if (lambda < MIDDLE) {
      for (int odd = 1; odd <= 9; odd += 2) {
        double exponent = odd * StrictMath.PI / lambda;
        sum += StrictMath.exp(-exponent * exponent / 8);
      }
      return Math.max(0, 1 - Math.sqrt(2 * StrictMath.PI) / lambda * sum);
    }
    for (int k = 1; k <= 6; k++) {
      double term = StrictMath.exp(-2 * (k * lambda) * (k * lambda));
      sum += k % 2 == 1 ? term : -term;
    }
    return Math.min(1, 2 * sum);
  }
}
