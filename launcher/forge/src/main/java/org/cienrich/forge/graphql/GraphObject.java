package org.cienrich.forge.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of the schema on its way to the caller: values by field, or how to find them. Not
 * thread-safe.
 */
final class GraphObject {

  /** Finds the value of a field when it is asked for. */
  @FunctionalInterface
  interface Field {
    @Nullable Object value(DataFetchingEnvironment environment);
  }

  private final String type;
  private final Map<String, Field> fields = new HashMap<>();

  GraphObject(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  GraphObject with(String name, @Nullable Object value) {
    return computed(name, environment -> value);
  }

  GraphObject computed(String name, Field field) {
    fields.put(name, field);
    return this;
  }

  /** The value of the field; one that the schema has and the forge forgot is an error, not null. */
  @Nullable Object value(DataFetchingEnvironment environment) {
    String name = environment.getField().getName();
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalStateException(type + "." + name + " is not served");
    }
    return field.value(environment);
  }
}
