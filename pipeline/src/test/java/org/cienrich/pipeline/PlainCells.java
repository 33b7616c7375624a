package org.cienrich.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Rows of any format in one form, to be compared: numbers, booleans, texts, lists and documents;
 * instants as texts to the millisecond; no empty cells.
 */
final class PlainCells {
  private PlainCells() {}

  static SortedMap<String, Object> of(BsonDocument document) {
    SortedMap<String, Object> cells = new TreeMap<>();
    document.forEach((name, value) -> cells.put(name, plain(value)));
    return cells;
  }

  static SortedMap<String, Object> of(JsonNode row) {
    SortedMap<String, Object> cells = new TreeMap<>();
    row.properties()
        .forEach(
            cell -> {
              if (!cell.getValue().isNull()) {
                cells.put(cell.getKey(), plain(cell.getValue()));
              }
            });
    return cells;
  }

  static SortedMap<String, Object> of(GenericRecord row) {
    SortedMap<String, Object> cells = new TreeMap<>();
    for (Schema.Field field : row.getSchema().getFields()) {
      Object cell = row.get(field.pos());
      if (cell != null) {
        boolean isInstant =
            field.schema().getTypes().stream()
                .anyMatch(type -> type.getLogicalType() instanceof LogicalTypes.TimestampMicros);
        cells.put(
            field.name(),
            isInstant ? text(Instant.EPOCH.plus((long) cell, ChronoUnit.MICROS)) : plain(cell));
      }
    }
    return cells;
  }

  private static Object plain(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> value.asDouble().getValue();
      case BOOLEAN -> value.asBoolean().getValue();
      case STRING -> value.asString().getValue();
      case DATE_TIME -> text(Instant.ofEpochMilli(value.asDateTime().getValue()));
      case ARRAY -> value.asArray().stream().map(PlainCells::plain).toList();
      case DOCUMENT -> of(value.asDocument());
      default -> throw new AssertionError("No cell is a " + value);
    };
  }

  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      return of(node);
    } else if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      node.forEach(item -> items.add(plain(item)));
      return items;
    } else if (node.isIntegralNumber()) {
      return node.longValue();
    } else if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
  }

  private static Object plain(Object cell) {
    if (cell instanceof List<?> list) {
      return list.stream().map(PlainCells::plain).toList();
    }
    return cell instanceof CharSequence ? cell.toString() : cell;
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
