package org.cienrich.io.export;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Some rows of a table with some of its columns. */
final class ChosenRows implements RowSource {
  private final StoredTable table;
  private final Predicate<List<@Nullable Object>> wanted;
  private final int shown;

  private ChosenRows(StoredTable table, Predicate<List<@Nullable Object>> wanted, int shown) {
    this.table = table;
    this.wanted = wanted;
    this.shown = shown;
  }

  /**
   * Chooses; nothing else is read than what is shown and what the criteria look at.
   *
   * @throws IllegalArgumentException if the table lacks a column
   */
  static ChosenRows of(StoredTable table, List<String> columns, RowCriteria criteria) {
    Set<String> read = new LinkedHashSet<>(columns);
    read.addAll(criteria.columns());
    StoredTable narrow = table.withColumns(List.copyOf(read));
    return new ChosenRows(narrow, criteria.over(narrow.columns()), columns.size());
  }

  @Override
  public List<TableColumn> columns() {
    return table.columns().subList(0, shown);
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    table.forEach(
        cells -> {
          if (wanted.test(cells)) {
            visitor.visit(cells.subList(0, shown));
          }
        });
  }
}
