package org.cienrich.io.export;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the cells of one column in a row group, without making records in between. Not
 * thread-safe.
 */
final class ColumnCursor {
  private final ColumnReader reader;
  private final ColumnValue value;
  private final boolean isList;
  private final int defined;

  ColumnCursor(ColumnReader reader, ColumnValue value) {
    this.reader = reader;
    this.value = value;
    this.isList = reader.getDescriptor().getMaxRepetitionLevel() > 0;
    this.defined = reader.getDescriptor().getMaxDefinitionLevel();
  }

  /** Returns the cell of the next row. */
  @Nullable Object next() {
    if (isList) {
      return nextList();
    }
    Object cell = null;
    if (reader.getCurrentDefinitionLevel() == defined) {
      reader.writeCurrentValueToConverter();
      cell = value.get();
    }
    reader.consume();
    return cell;
  }

  private @Nullable List<Object> nextList() {
    if (reader.getCurrentDefinitionLevel() < defined) {
      boolean isNull = reader.getCurrentDefinitionLevel() == 0;
      reader.consume();
      return isNull ? null : List.of();
    }
    List<Object> items = new ArrayList<>();
    do {
      reader.writeCurrentValueToConverter();
      items.add(value.get());
      reader.consume();
    } while (reader.getCurrentRepetitionLevel() > 0);
    return items;
  }
}
