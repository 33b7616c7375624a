package org.cienrich.io.export.prepare;

import java.util.List;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers scaled.
 *
 * @param column as it is written
 * @param fill what is written for missing values, as it is
 * @param sentinel the text of the fill if no value may become it; else null
 */
record ScalingEncoder(
    TableColumn column, Scaling scaling, @Nullable Double fill, @Nullable String sentinel)
    implements ColumnEncoder {

  /** Returns an encoder that fills with a number that is scaled, too, or not at all. */
  static ScalingEncoder imputing(TableColumn column, Scaling scaling, @Nullable Double imputed) {
    return new ScalingEncoder(
        scaled(column, scaling), scaling, imputed == null ? null : scaling.apply(imputed), null);
  }

  static ScalingEncoder withSentinel(
      TableColumn column, Scaling scaling, double fill, @Nullable String sentinel) {
    return new ScalingEncoder(scaled(column, scaling), scaling, fill, sentinel);
  }

  private static TableColumn scaled(TableColumn column, Scaling scaling) {
    return Scaling.decimal(
        column, column.description() + " Written as " + scaling.formula() + ".", null);
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(column);
  }

  @Override
  public void append(@Nullable Object cell, List<@Nullable Object> row) {
    if (cell == null) {
      row.add(fill);
      return;
    }
    double scaled = scaling.apply(((Number) cell).doubleValue());
    if (sentinel != null && fill != null && scaled == fill) {
      throw new PreparationException(
          "--missing=sentinel:%s: column %s has this value after --normalise=%s, from %s"
              .formatted(sentinel, column.name(), scaling.method().text(), cell));
    }
    row.add(scaled);
  }
}
