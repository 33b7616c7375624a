package org.cienrich.io.export.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.io.export.prepare.PreparationParameters.Code;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Writes the code of the category.
 *
 * @param codes of the categories; that of all others comes after them
 * @param fill what is written for missing values
 */
record OrdinalEncoder(TableColumn column, Map<String, Integer> codes, @Nullable Long fill)
    implements ColumnEncoder {

  static OrdinalEncoder of(TableColumn column, Categories categories, @Nullable Long fill) {
    return new OrdinalEncoder(
        new TableColumn(
            column.name(),
            ColumnType.INTEGER,
            column.description() + " Written as the number of the category, from 0.",
            column.isVolatile(),
            /* feature= */ null),
        categories.codes(),
        fill);
  }

  /** Returns the codes for reports. */
  static List<Code> described(Categories categories) {
    List<Code> described = new ArrayList<>();
    for (int code = 0; code < categories.size(); code++) {
      String category = code < categories.values().size() ? categories.values().get(code) : null;
      described.add(new Code(category, /* column= */ null, (long) code));
    }
    return described;
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(column);
  }

  @Override
  public void append(@Nullable Object cell, List<@Nullable Object> row) {
    row.add(cell == null ? fill : (Long) (long) codes.getOrDefault(cell.toString(), codes.size()));
  }
}
