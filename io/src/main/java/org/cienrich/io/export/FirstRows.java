package org.cienrich.io.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** The first rows of a table. */
public record FirstRows(List<TableColumn> columns, List<List<@Nullable Object>> rows) {

  /** Is thrown when there are enough rows. */
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reads up to so many rows, and no more than it takes to find them.
   *
   * @param columns names of columns of the table
   */
  public static FirstRows of(
      StoredTable table, List<String> columns, RowCriteria criteria, int count) throws IOException {
    RowSource source = ChosenRows.of(table, columns, criteria);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try {
      source.forEach(
          cells -> {
            if (rows.size() == count) {
              throw new Enough();
            }
            rows.add(cells);
          });
    } catch (Enough e) {
      return new FirstRows(source.columns(), rows);
    }
    return new FirstRows(source.columns(), rows);
  }
}
