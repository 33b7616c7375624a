package org.cienrich.io.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are given as cells.
 *
 * @param description what a row is, in a full sentence
 */
public record CellLayout(String table, String description, List<TableColumn> columns)
    implements TableLayout<List<@Nullable Object>> {
  private static final long serialVersionUID = 1L;

  public CellLayout {
    columns = List.copyOf(columns);
  }

  @Override
  public List<@Nullable Object> cells(List<@Nullable Object> row) {
    return row;
  }
}
