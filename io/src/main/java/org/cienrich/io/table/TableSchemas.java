package org.cienrich.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * The Avro schemas of all tables: every field a union with null, instants as {@code
 * timestamp-micros}, lists as arrays, the meaning as documentation. A volatile column carries the
 * property {@link #VOLATILE}.
 */
public final class TableSchemas {
  /** The property of fields that are no part of a version's identity. */
  public static final String VOLATILE = "volatile";

  private static final String NAMESPACE = "org.cienrich.tables";

  private TableSchemas() {}

  public static Schema of(TableLayout<?> layout) {
    List<Field> fields = new ArrayList<>();
    for (TableColumn column : layout.columns()) {
      Schema nullable = Schema.createUnion(Schema.create(Schema.Type.NULL), type(column.type()));
      Field field =
          new Field(column.name(), nullable, column.description(), Field.NULL_DEFAULT_VALUE);
      if (column.isVolatile()) {
        field.addProp(VOLATILE, true);
      }
      fields.add(field);
    }
    return Schema.createRecord(
        recordName(layout.table()), layout.description(), NAMESPACE, /* isError= */ false, fields);
  }

  private static Schema type(ColumnType type) {
    return switch (type) {
      case INTEGER -> Schema.create(Schema.Type.LONG);
      case DECIMAL -> Schema.create(Schema.Type.DOUBLE);
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case TEXT, JSON -> Schema.create(Schema.Type.STRING);
      case INSTANT -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case TEXT_LIST -> Schema.createArray(Schema.create(Schema.Type.STRING));
      case INTEGER_LIST -> Schema.createArray(Schema.create(Schema.Type.LONG));
    };
  }

  private static String recordName(String table) {
    StringBuilder name = new StringBuilder();
    for (String word : table.split("_", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }
}
