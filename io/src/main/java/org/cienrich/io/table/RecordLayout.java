package org.cienrich.io.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cienrich.features.tables.Column;
import org.cienrich.features.tables.Columns;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.Table;
import org.jspecify.annotations.Nullable;

/**
 * The layout that the components of a record declare: camelCase becomes snake_case, the {@link
 * Column} gives the meaning; a component with {@link Columns} stands for the columns of its own
 * record, and those without either are left out.
 */
public final class RecordLayout<T extends Record> implements TableLayout<T> {
  private static final Map<Class<?>, ColumnType> TYPES =
      Map.of(
          long.class, ColumnType.INTEGER,
          Long.class, ColumnType.INTEGER,
          int.class, ColumnType.INTEGER,
          Integer.class, ColumnType.INTEGER,
          double.class, ColumnType.DECIMAL,
          Double.class, ColumnType.DECIMAL,
          boolean.class, ColumnType.BOOLEAN,
          Boolean.class, ColumnType.BOOLEAN,
          String.class, ColumnType.TEXT,
          Instant.class, ColumnType.INSTANT);

  private final String table;
  private final String description;
  private final Class<T> rowType;
  private transient volatile @Nullable List<Cell> cells;

  /** A component of the row, or one of a record that is a component of the row. */
  private record Cell(@Nullable RecordComponent group, RecordComponent component) {
    @Nullable Object of(Object row) {
      Object holder = group == null ? row : value(group, row);
      return holder == null ? null : value(component, holder);
    }
  }

  private RecordLayout(String table, String description, Class<T> rowType) {
    this.table = table;
    this.description = description;
    this.rowType = rowType;
    columns();
  }

  /**
   * Returns the layout of a table with this row type.
   *
   * @throws IllegalArgumentException if a column has a type that no table can hold
   */
  public static <T extends Record> RecordLayout<T> of(
      String table, String description, Class<T> rowType) {
    return new RecordLayout<>(table, description, rowType);
  }

  /** Returns the layout of a fixed table. */
  public static RecordLayout<? extends Record> of(Table table) {
    return of(table.tableName(), table.description(), table.rowType());
  }

  /**
   * Returns the layout of a fixed table, typed.
   *
   * @throws IllegalArgumentException if the table has rows of another type
   */
  public static <T extends Record> RecordLayout<T> of(Table table, Class<T> rowType) {
    if (!table.rowType().equals(rowType)) {
      throw new IllegalArgumentException("Rows of " + table.tableName() + " are no " + rowType);
    }
    return of(table.tableName(), table.description(), rowType);
  }

  /** Returns the layout of the dead letters. */
  public static RecordLayout<DeadLetter> ofDeadLetters() {
    return of(
        "dead_letters", "Input that could not be used, and work that failed.", DeadLetter.class);
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<TableColumn> columns() {
    return found().stream().map(cell -> column(cell.component())).toList();
  }

  @Override
  public List<@Nullable Object> cells(T row) {
    List<@Nullable Object> values = new ArrayList<>();
    found().forEach(cell -> values.add(normal(cell.of(row))));
    return values;
  }

  private List<Cell> found() {
    List<Cell> known = cells;
    if (known == null) {
      known = cellsOf(null, rowType).toList();
      cells = known;
    }
    return known;
  }

  private static Stream<Cell> cellsOf(@Nullable RecordComponent group, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .peek(component -> component.getAccessor().trySetAccessible())
        .flatMap(
            component -> {
              if (group == null && component.isAnnotationPresent(Columns.class)) {
                return cellsOf(component, component.getType());
              }
              return component.isAnnotationPresent(Column.class)
                  ? Stream.of(new Cell(group, component))
                  : Stream.empty();
            });
  }

  private TableColumn column(RecordComponent component) {
    Column column = Objects.requireNonNull(component.getAnnotation(Column.class));
    return new TableColumn(
        snakeCase(component.getName()),
        column.isJson() ? ColumnType.JSON : type(component),
        column.value(),
        column.isVolatile(),
        /* feature= */ null);
  }

  private static ColumnType type(RecordComponent component) {
    ColumnType type = TYPES.get(component.getType());
    if (component.getGenericType() instanceof ParameterizedType list
        && component.getType() == List.class) {
      Type item = list.getActualTypeArguments()[0];
      type = item == String.class ? ColumnType.TEXT_LIST : type;
      type = item == Long.class ? ColumnType.INTEGER_LIST : type;
    }
    if (type == null) {
      throw new IllegalArgumentException("No column can hold " + component);
    }
    return type;
  }

  private static @Nullable Object value(RecordComponent component, Object row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Instant instant) {
      return instant.truncatedTo(ChronoUnit.MICROS);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number + 0.0 : null;
    }
    return value;
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
