package org.cienrich.io.export.prepare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Feature;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;

/**
 * The categories of a column in the order of their codes; all others, if there can be any, are one
 * more after them.
 *
 * @param isFromCatalogue whether the catalogue names them, not the training part
 * @param isClosed whether there can be no others
 */
record Categories(List<String> values, boolean isFromCatalogue, boolean isClosed) {
  private static final List<String> BOOLEANS = List.of("false", "true");

  /** Returns the categories that the type or the catalogue gives; empty if neither does. */
  static Categories known(TableColumn column) {
    if (column.type() == ColumnType.BOOLEAN) {
      return new Categories(BOOLEANS, true, true);
    }
    Feature<?> feature = column.feature();
    return new Categories(
        feature == null || column.type() != ColumnType.TEXT
            ? List.of()
            : feature.allowedValues().stream().map(Object::toString).toList(),
        true,
        false);
  }

  /** Returns categories of the training part, in the order of their texts. */
  static Categories found(List<String> values) {
    return new Categories(values.stream().sorted().toList(), false, false);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  String source() {
    return isFromCatalogue ? "catalogue" : "training";
  }

  /** Returns the codes of the categories. */
  Map<String, Integer> codes() {
    Map<String, Integer> codes = new HashMap<>();
    values.forEach(value -> codes.put(value, codes.size()));
    return codes;
  }

  /** Returns the code of a category. */
  int code(String value) {
    int index = values.indexOf(value);
    return index < 0 ? values.size() : index;
  }

  /** Returns how many codes there are. */
  int size() {
    return values.size() + (isClosed ? 0 : 1);
  }
}
