package org.cienrich.io.export;

import java.time.Instant;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.cienrich.io.table.ColumnType;

/**
 * The value that Parquet read last in a column, as a cell has it. What is in a dictionary is made
 * once. Not thread-safe.
 */
final class ColumnValue extends PrimitiveConverter {
  private final ColumnType type;
  private Object value = "";
  private Object[] dictionary = {};

  ColumnValue(ColumnType type) {
    this.type = type;
  }

  Object get() {
    return value;
  }

  /** Returns a converter that leads to this one through the groups of a list. */
  Converter inside(boolean isList) {
    return isList ? new Group(new Group(this)) : this;
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary stored) {
    Object[] values = new Object[stored.getMaxId() + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case INTEGER, INTEGER_LIST -> stored.decodeToLong(i);
            case INSTANT -> instant(stored.decodeToLong(i));
            case DECIMAL -> stored.decodeToDouble(i);
            case BOOLEAN -> stored.decodeToBoolean(i);
            case TEXT, JSON, TEXT_LIST -> stored.decodeToBinary(i).toStringUsingUTF8();
          };
    }
    dictionary = values;
  }

  @Override
  public void addValueFromDictionary(int id) {
    value = dictionary[id];
  }

  @Override
  public void addBinary(Binary stored) {
    value = stored.toStringUsingUTF8();
  }

  @Override
  public void addBoolean(boolean stored) {
    value = stored;
  }

  @Override
  public void addDouble(double stored) {
    value = stored;
  }

  @Override
  public void addLong(long stored) {
    value = type == ColumnType.INSTANT ? instant(stored) : (Object) stored;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  /** A group with one member. */
  private static final class Group extends GroupConverter {
    private final Converter member;

    Group(Converter member) {
      this.member = member;
    }

    @Override
    public Converter getConverter(int index) {
      return member;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
