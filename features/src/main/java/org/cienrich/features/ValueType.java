package org.cienrich.features;

import java.time.Instant;
import java.util.List;

/**
 * The type of a column. Every column is nullable.
 *
 * @param <T> the Java type of a value
 */
public final class ValueType<T> {
  public static final ValueType<Long> INTEGER = new ValueType<>("integer", Long.class);

  /** Finite only: NaN and infinities are missing values. */
  public static final ValueType<Double> DECIMAL = new ValueType<>("decimal", Double.class);

  public static final ValueType<Boolean> BOOLEAN = new ValueType<>("boolean", Boolean.class);
  public static final ValueType<String> TEXT = new ValueType<>("text", String.class);

  /** JSON text. */
  public static final ValueType<String> JSON = new ValueType<>("json", String.class);

  /** An instant in UTC, to the microsecond. */
  public static final ValueType<Instant> INSTANT = new ValueType<>("instant", Instant.class);

  @SuppressWarnings({"unchecked", "rawtypes"})
  public static final ValueType<List<String>> TEXT_LIST =
      new ValueType<>("list of text", (Class) List.class);

  private final String name;
  private final Class<T> javaType;

  private ValueType(String name, Class<T> javaType) {
    this.name = name;
    this.javaType = javaType;
  }

  /** Returns the name that the data dictionary shows. */
  public String name() {
    return name;
  }

  /**
   * Returns the value as this type.
   *
   * @throws ClassCastException if it is of another type
   */
  public T cast(Object value) {
    return javaType.cast(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
