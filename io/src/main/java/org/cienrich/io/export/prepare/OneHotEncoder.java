package org.cienrich.io.export.prepare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cienrich.io.export.prepare.PreparationParameters.Code;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Writes a column of 0 and 1 per category; for lists, 1 for each that is in it. All are 0 where the
 * value is missing.
 *
 * @param codes of the categories; the column of all others, if there is one, comes after them
 * @param fill the category of missing values; null if they have none
 */
record OneHotEncoder(List<TableColumn> columns, Map<String, Integer> codes, @Nullable String fill)
    implements ColumnEncoder {
  private static final Long ZERO = 0L;
  private static final Long ONE = 1L;

  static OneHotEncoder of(
      TableColumn column, Categories categories, ColumnNames names, @Nullable String fill) {
    boolean isList = column.type() == ColumnType.TEXT_LIST;
    List<TableColumn> columns = new ArrayList<>();
    for (int code = 0; code < categories.size(); code++) {
      boolean isOther = code == categories.values().size();
      String value = isOther ? "other" : categories.values().get(code);
      String description =
          "1 if %s %s %s, else 0."
              .formatted(
                  column.name(),
                  isList ? "holds" : "is",
                  isOther ? "none of the other categories but a value" : "\"" + value + "\"");
      if (isOther && isList) {
        description =
            "1 if " + column.name() + " holds a value that has no column of its own, else 0.";
      }
      columns.add(
          new TableColumn(
              names.of(column.name(), value),
              ColumnType.INTEGER,
              description,
              column.isVolatile(),
              /* feature= */ null));
    }
    return new OneHotEncoder(List.copyOf(columns), categories.codes(), fill);
  }

  /** Returns the category of each column, for reports. */
  List<Code> described(Categories categories) {
    List<Code> described = new ArrayList<>();
    for (int code = 0; code < columns.size(); code++) {
      String category = code < categories.values().size() ? categories.values().get(code) : null;
      described.add(new Code(category, columns.get(code).name(), /* code= */ null));
    }
    return described;
  }

  @Override
  public void append(@Nullable Object cell, List<@Nullable Object> row) {
    int from = row.size();
    row.addAll(Collections.nCopies(columns.size(), ZERO));
    Object value = cell == null ? fill : cell;
    if (value instanceof List<?> items) {
      for (Object item : items) {
        row.set(from + code(item), ONE);
      }
    } else if (value != null) {
      row.set(from + code(value), ONE);
    }
  }

  private int code(Object value) {
    return codes.getOrDefault(value.toString(), codes.size());
  }
}
