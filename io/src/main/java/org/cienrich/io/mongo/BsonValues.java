package org.cienrich.io.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.cienrich.io.table.ColumnType;

/**
 * Cells as values of BSON: integers as 64-bit ones, instants as dates to the millisecond, lists as
 * arrays, JSON as documents and arrays. Half of a surrogate pair is a question mark, as in files.
 */
final class BsonValues {
  /** The field of a document that stands for an array in an array. */
  static final String VALUES = "values";

  private static final ObjectMapper JSON = new ObjectMapper();

  private BsonValues() {}

  /**
   * Returns a cell of a column of this type.
   *
   * @throws IllegalArgumentException if no cell of a table can be this
   */
  static BsonValue of(ColumnType type, Object cell) {
    return type == ColumnType.JSON ? ofJson((String) cell) : of(cell);
  }

  private static BsonValue of(Object cell) {
    if (cell instanceof Long number) {
      return new BsonInt64(number);
    } else if (cell instanceof Double number) {
      return new BsonDouble(number);
    } else if (cell instanceof Boolean flag) {
      return BsonBoolean.valueOf(flag);
    } else if (cell instanceof Instant instant) {
      return new BsonDateTime(instant.toEpochMilli());
    } else if (cell instanceof String text) {
      return text(text);
    } else if (cell instanceof List<?> list) {
      return new BsonArray(list.stream().map(BsonValues::of).toList());
    }
    throw new IllegalArgumentException("No document can hold " + cell.getClass());
  }

  /**
   * Returns a JSON document as it is, whatever its keys: it is no extended JSON. But an array in an
   * array becomes a document with the array as {@link #VALUES}: not every server of the protocol
   * takes arrays in arrays.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  static BsonValue ofJson(String json) {
    try {
      return of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }

  private static BsonValue of(JsonNode node) {
    if (node.isObject()) {
      BsonDocument document = new BsonDocument();
      node.properties()
          .forEach(field -> document.put(DocumentKeys.field(field.getKey()), of(field.getValue())));
      return document;
    } else if (node.isArray()) {
      BsonArray array = new BsonArray();
      node.forEach(
          item -> array.add(item.isArray() ? new BsonDocument(VALUES, of(item)) : of(item)));
      return array;
    } else if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new BsonInt64(node.longValue());
    } else if (node.isNumber()) {
      return new BsonDouble(node.doubleValue());
    } else if (node.isBoolean()) {
      return BsonBoolean.valueOf(node.booleanValue());
    }
    return node.isTextual() ? text(node.textValue()) : BsonNull.VALUE;
  }

  static BsonString text(String text) {
    boolean isWhole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    return new BsonString(
        isWhole ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
