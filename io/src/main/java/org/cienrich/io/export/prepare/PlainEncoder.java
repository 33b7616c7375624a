package org.cienrich.io.export.prepare;

import java.util.List;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as they are.
 *
 * @param column as it is written: decimal where whole numbers are filled with one that is not
 * @param fill what is written for missing values, of the column's type
 */
record PlainEncoder(TableColumn column, @Nullable Object fill) implements ColumnEncoder {

  /** Returns an encoder of numbers, whole ones as long as the fill is, too. */
  static PlainEncoder ofNumbers(TableColumn column, @Nullable Double fill) {
    if (fill == null || column.type() == ColumnType.DECIMAL) {
      return new PlainEncoder(column, fill);
    }
    if (Scaling.isWhole(fill)) {
      return new PlainEncoder(column, fill.longValue());
    }
    return new PlainEncoder(Scaling.decimal(column, column.description(), column.feature()), fill);
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(column);
  }

  @Override
  public void append(@Nullable Object cell, List<@Nullable Object> row) {
    if (cell == null) {
      row.add(fill);
    } else if (cell instanceof Long number && column.type() == ColumnType.DECIMAL) {
      row.add(number.doubleValue());
    } else {
      row.add(cell);
    }
  }
}
