package org.cienrich.io.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Rows made by hand. Counts how often they were read. */
final class RowsInMemory implements RowSource {
  private final List<TableColumn> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private int reads;

  private RowsInMemory(List<TableColumn> columns) {
    this.columns = columns;
  }

  /** A table whose columns all are of this type. */
  static RowsInMemory of(ColumnType type, String... columns) {
    return new RowsInMemory(
        Arrays.stream(columns)
            .map(name -> new TableColumn(name, type, "", /* isVolatile= */ false, null))
            .toList());
  }

  /** A table with these values in its columns; what is not named is empty. */
  RowsInMemory row(Map<String, Object> values) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    columns.forEach(column -> cells.put(column.name(), values.get(column.name())));
    if (!cells.keySet().containsAll(values.keySet())) {
      throw new IllegalArgumentException(values.keySet() + " in " + cells.keySet());
    }
    rows.add(new ArrayList<>(cells.values()));
    return this;
  }

  RowsInMemory row(@Nullable Object... cells) {
    rows.add(Arrays.asList(cells));
    return this;
  }

  int reads() {
    return reads;
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    reads++;
    for (List<@Nullable Object> row : rows) {
      visitor.visit(row);
    }
  }
}
