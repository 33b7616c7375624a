package org.cienrich.io.export.prepare;

import org.cienrich.features.Feature;
import org.cienrich.features.stats.NumberCounts;
import org.cienrich.io.export.prepare.Preparation.Normalisation;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A normalisation with its numbers.
 *
 * @param scale not 0
 */
record Scaling(Normalisation method, double center, double scale) {

  /**
   * Fits a normalisation other than {@code NONE}.
   *
   * @param numbers if there is none, values are left as they are, but for {@code LOG1P}
   */
  static Scaling fit(Normalisation method, NumberCounts numbers) {
    if (method == Normalisation.LOG1P || numbers.count() == 0) {
      return new Scaling(method, 0, 1);
    }
    double center =
        switch (method) {
          case MINMAX -> numbers.min();
          case ZSCORE -> numbers.mean();
          case ROBUST -> numbers.quantile(0.5);
          case NONE, LOG1P -> throw new IllegalArgumentException("Nothing to fit: " + method);
        };
    double scale =
        switch (method) {
          case MINMAX -> numbers.max() - numbers.min();
          case ZSCORE -> numbers.populationStandardDeviation();
          case ROBUST -> numbers.quantile(0.75) - numbers.quantile(0.25);
          case NONE, LOG1P -> throw new IllegalArgumentException("Nothing to fit: " + method);
        };
    boolean varies = numbers.min() < numbers.max() && scale >= Double.MIN_NORMAL;
    return new Scaling(method, center, varies ? scale : 1);
  }

  /** Returns the scaled number, finite whatever it was. */
  double apply(double number) {
    double scaled =
        method == Normalisation.LOG1P
            ? StrictMath.log1p(Math.max(number, 0))
            : (number - center) / scale;
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, scaled)) + 0.0;
  }

  String formula() {
    return switch (method) {
      case MINMAX -> "(x - minimum) / (maximum - minimum)";
      case ZSCORE -> "(x - mean) / standard deviation";
      case ROBUST -> "(x - median) / interquartile range";
      case LOG1P -> "ln(1 + max(x, 0))";
      case NONE -> "x";
    };
  }

  static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 0x1p63;
  }

  /** Returns a column of decimals that has the name of another. */
  static TableColumn decimal(TableColumn column, String description, @Nullable Feature<?> feature) {
    return new TableColumn(
        column.name(), ColumnType.DECIMAL, description, column.isVolatile(), feature);
  }
}
