package org.cienrich.io.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.version.DictionaryColumn;
import org.jspecify.annotations.Nullable;

/** The values of columns that have only a few, by the name of the column. Immutable. */
record Nominals(Map<String, List<String>> values) {
  static final Nominals NONE = new Nominals(Map.of());

  Nominals {
    values = Map.copyOf(values);
  }

  /**
   * Finds texts with allowed values.
   *
   * @param sentinel what stands for missing values and is allowed too; null if none does
   */
  static Nominals of(List<DictionaryColumn> columns, @Nullable String sentinel) {
    Map<String, List<String>> values = new HashMap<>();
    for (DictionaryColumn column : columns) {
      if (column.allowedValues() != null && column.type().equals(ColumnType.TEXT.label())) {
        List<String> allowed = new ArrayList<>(column.allowedValues());
        if (sentinel != null && !allowed.contains(sentinel)) {
          allowed.add(sentinel);
        }
        values.put(column.name(), allowed);
      }
    }
    return new Nominals(values);
  }

  @Nullable List<String> of(String column) {
    return values.get(column);
  }
}
