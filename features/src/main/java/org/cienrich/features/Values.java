package org.cienrich.features;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The rules that every value obeys, whichever feature computes it. */
final class Values {
  private Values() {}

  /**
   * Returns the value as it is stored: decimals rounded half-even and finite, instants cut to the
   * microsecond.
   *
   * @return missing with {@link MissingReason#NOT_APPLICABLE} for NaN and infinities
   */
  static <T> Outcome<T> rounded(T value, ValueType<T> type, @Nullable Integer decimals) {
    if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        return Outcome.missing(MissingReason.NOT_APPLICABLE);
      }
      double rounded =
          decimals == null
              ? number
              : BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
      return Outcome.present(type.cast(rounded + 0.0));
    }
    if (value instanceof Instant instant) {
      return Outcome.present(type.cast(instant.truncatedTo(ChronoUnit.MICROS)));
    }
    return Outcome.present(value);
  }
}
