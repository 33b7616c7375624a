package org.cienrich.io.export.prepare;

import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.table.TableColumn;

/** A column that is written as it is. */
final class PlainFit extends ColumnFit {
  private final Fill fill;

  /**
   * @param fill what was wanted of missing values, which has to be another column's
   */
  PlainFit(TableColumn column, Fill fill) {
    super(column);
    this.fill = fill;
  }

  @Override
  void take(Object value, boolean isTraining) {}

  @Override
  FittedColumn fitted(ColumnNames names) {
    if (missing() > 0 && (fill == Fill.IMPUTE || fill == Fill.SENTINEL)) {
      note("Missing values stay missing: there is nothing to fill a " + type().label() + " with.");
    }
    return fitted(new PlainEncoder(column(), null), null, null, null);
  }
}
