package org.cienrich.io.export.prepare;

import java.util.Optional;
import org.cienrich.features.stats.NumberCounts;
import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.export.prepare.Preparation.Normalisation;
import org.cienrich.io.export.prepare.PreparationParameters.FillParameters;
import org.cienrich.io.export.prepare.PreparationParameters.ScaleParameters;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column of numbers that are scaled, or filled where they are missing. */
final class NumberFit extends ColumnFit {
  private final Fill fill;
  private final Normalisation normalisation;
  private final @Nullable String sentinelText;
  private final @Nullable Double sentinel;
  private final boolean isCounted;
  private final NumberCounts numbers = new NumberCounts();
  private long negative;
  private boolean hasSentinel;

  NumberFit(TableColumn column, Preparation preparation) {
    super(column);
    fill = preparation.missing().fill();
    normalisation = preparation.normalisation();
    sentinelText = preparation.missing().sentinel();
    sentinel = sentinelText == null ? null : PreparationParser.number(sentinelText).orElse(null);
    isCounted =
        fill == Fill.IMPUTE
            || (normalisation != Normalisation.NONE && normalisation != Normalisation.LOG1P);
  }

  @Override
  void take(Object value, boolean isTraining) {
    double number = ((Number) value).doubleValue();
    if (isTraining && isCounted) {
      numbers.add(number);
    }
    negative += number < 0 ? 1 : 0;
    hasSentinel |= sentinel != null && number == sentinel;
  }

  @Override
  Optional<String> problem() {
    return hasSentinel && normalisation == Normalisation.NONE
        ? Optional.of(CategoryFit.occurs(String.valueOf(sentinelText), column()))
        : Optional.empty();
  }

  @Override
  FittedColumn fitted(ColumnNames names) {
    Double imputed = fill == Fill.IMPUTE ? median() : null;
    if (missing() > 0 && fill == Fill.SENTINEL && sentinel == null) {
      note("Missing values stay missing: the sentinel is no number.");
    }
    FillParameters filled = null;
    if (imputed != null) {
      filled = new FillParameters("median", imputed);
    } else if (sentinel != null) {
      filled = new FillParameters("sentinel", sentinel);
    }
    if (normalisation == Normalisation.NONE) {
      Double value = sentinel == null ? imputed : sentinel;
      return fitted(PlainEncoder.ofNumbers(column(), value), filled, null, null);
    }
    if (isCounted && numbers.count() == 0) {
      note("There is no value to fit the scale on: values are written as they are.");
    }
    Scaling scaling = Scaling.fit(normalisation, numbers);
    ScalingEncoder encoder =
        sentinel == null
            ? ScalingEncoder.imputing(column(), scaling, imputed)
            : ScalingEncoder.withSentinel(column(), scaling, sentinel, sentinelText);
    boolean isLog = normalisation == Normalisation.LOG1P;
    return fitted(
        encoder,
        filled,
        new ScaleParameters(
            normalisation.text(),
            scaling.center(),
            scaling.scale(),
            numbers.isExact(),
            isLog ? negative : 0),
        null);
  }

  /** Returns the median, a whole one for whole numbers where it is rounded anyway. */
  private @Nullable Double median() {
    if (numbers.count() == 0) {
      note("Missing values stay missing: there is no value to take the median of.");
      return null;
    }
    if (!numbers.isExact()) {
      note("The median is up to 0.1 % off: there are very many different numbers.");
    }
    double median = numbers.quantile(0.5);
    return type() == ColumnType.INTEGER && !numbers.isExact() ? Math.rint(median) : median;
  }
}
