package org.cienrich.features.stats;

import java.util.Arrays;

/** Keeps squares of very large or very small numbers from overflowing or vanishing. */
final class Scale {
  private Scale() {}

  /** Returns what to multiply numbers up to this magnitude with: a power of two, mostly 1. */
  static double factor(double magnitude) {
    if (magnitude > 1e120) {
      return 0x1p-600;
    }
    return magnitude < 1e-120 ? 0x1p600 : 1;
  }

  static double[] times(double factor, double[] values) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }
}
