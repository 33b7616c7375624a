package org.cienrich.io.table;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table and how a row fills them. Travels to the workers, so it holds names and
 * classes only and finds the rest again there. Thread-safe.
 *
 * @param <T> a row
 */
public interface TableLayout<T> extends Serializable {
  /** Returns the name of the table. */
  String table();

  /** Returns what a row is, in a full sentence. */
  String description();

  /** Returns the columns in their order. */
  List<TableColumn> columns();

  /** Returns one value per column, of the column's type; null where the cell is empty. */
  List<@Nullable Object> cells(T row);

  /** Returns why the cell of this column is empty; an empty text if no reason is kept. */
  default String whyEmpty(T row, int column) {
    return "";
  }
}
