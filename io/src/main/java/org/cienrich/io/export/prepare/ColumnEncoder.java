package org.cienrich.io.export.prepare;

import java.util.List;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** How the cells of a column are written. Immutable. */
interface ColumnEncoder {
  /** Returns the columns that are written. */
  List<TableColumn> columns();

  /** Adds a cell of each column to a row. */
  void append(@Nullable Object cell, List<@Nullable Object> row);
}
