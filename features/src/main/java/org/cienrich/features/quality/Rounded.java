package org.cienrich.features.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Figures as the report shows them: with six decimals. */
final class Rounded {
  private static final int DECIMALS = 6;

  private Rounded() {}

  static double of(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Returns a share from 0 to 100; null of nothing. */
  static @Nullable Double percent(long part, long all) {
    return all == 0 ? null : of(100.0 * part / all);
  }

  /** Returns a share from 0 to 1; null of nothing. */
  static @Nullable Double share(long part, long all) {
    return all == 0 ? null : of((double) part / all);
  }
}
