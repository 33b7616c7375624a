package org.cienrich.io.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.ValueType;

/** The type of a cell; every cell may be empty. */
public enum ColumnType {
  /** A {@link Long}. */
  INTEGER("integer"),
  /** A finite {@link Double}. */
  DECIMAL("decimal"),
  /** A {@link Boolean}. */
  BOOLEAN("boolean"),
  /** A {@link String}. */
  TEXT("text"),
  /** A {@link String} that is a JSON document. */
  JSON("json"),
  /** An {@link java.time.Instant} to the microsecond. */
  INSTANT("instant"),
  /** A {@link List} of {@link String}. */
  TEXT_LIST("list of text"),
  /** A {@link List} of {@link Long}. */
  INTEGER_LIST("list of integers");

  private static final Map<ValueType<?>, ColumnType> BY_VALUE_TYPE =
      Map.of(
          ValueType.INTEGER, INTEGER,
          ValueType.DECIMAL, DECIMAL,
          ValueType.BOOLEAN, BOOLEAN,
          ValueType.TEXT, TEXT,
          ValueType.JSON, JSON,
          ValueType.INSTANT, INSTANT,
          ValueType.TEXT_LIST, TEXT_LIST);

  private final String label;

  ColumnType(String label) {
    this.label = label;
  }

  /** Returns the type of the column of a feature with values of this type. */
  public static ColumnType of(ValueType<?> type) {
    ColumnType columnType = BY_VALUE_TYPE.get(type);
    if (columnType == null) {
      throw new IllegalArgumentException("No column can hold values of type " + type);
    }
    return columnType;
  }

  /** Returns the type with this name in the data dictionary. */
  public static Optional<ColumnType> ofLabel(String label) {
    return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
  }

  /** Returns the name that the data dictionary shows. */
  public String label() {
    return label;
  }
}
