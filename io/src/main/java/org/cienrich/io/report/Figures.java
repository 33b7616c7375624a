package org.cienrich.io.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class Figures {
  /** Stands for what cannot be told. */
  static final String NONE = "–";

  /** No line breaks here. */
  private static final char SPACE = '\u00a0';

  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e12;

  private Figures() {}

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns such as {@code 1 row}, {@code 2 rows}. */
  static String plural(long n, String one) {
    return plural(n, one, one + "s");
  }

  static String plural(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  /** Returns a share from 0 to 100. What is not quite nothing or all does not look like it. */
  static String percent(@Nullable Double pct) {
    if (pct == null || !Double.isFinite(pct)) {
      return NONE;
    }
    String rounded = fixed(pct, 1);
    if (pct > 0 && rounded.equals("0.0")) {
      return "<" + SPACE + "0.1" + SPACE + "%";
    }
    return pct < 100 && rounded.equals("100.0")
        ? ">" + SPACE + "99.9" + SPACE + "%"
        : rounded + SPACE + "%";
  }

  static String percent(long part, long all) {
    return percent(all == 0 ? null : 100.0 * part / all);
  }

  /** Returns a number between -1 and 1 or a score; what is rounded to zero has no sign. */
  static String fixed(@Nullable Double value, int decimals) {
    if (value == null || !Double.isFinite(value)) {
      return NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** Returns a number of any size with four digits that count, whole numbers in full. */
  static String number(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size >= LARGE || (size > 0 && size < SMALL)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    if (size >= 1000 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value + 0.0);
    }
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  static String probability(double p) {
    return p < 0.001 ? "<" + SPACE + "0.001" : fixed(p, 3);
  }

  /** Returns words for a name of the data, such as {@code not_found}. */
  static String words(String name) {
    return name.replace('_', ' ');
  }
}
