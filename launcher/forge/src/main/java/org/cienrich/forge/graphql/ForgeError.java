package org.cienrich.forge.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as GitHub writes it, with its type beside the message. */
final class ForgeError implements GraphQLError {

  private static final long serialVersionUID = 1;

  private final String type;
  private final String message;
  private final transient @Nullable ResultPath path;
  private final List<SourceLocation> locations;

  ForgeError(
      String type, String message, @Nullable ResultPath path, List<SourceLocation> locations) {
    this.type = type;
    this.message = message;
    this.path = path;
    this.locations = List.copyOf(locations);
  }

  /** An error of the whole query. */
  ForgeError(String type, String message) {
    this(type, message, null, List.of());
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return locations;
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorClassification.errorClassification(type);
  }

  @Override
  public Map<String, Object> toSpecification() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    if (path != null) {
      json.put("path", path.toList());
    }
    if (!locations.isEmpty()) {
      json.put(
          "locations",
          locations.stream()
              .map(it -> Map.of("line", it.getLine(), "column", it.getColumn()))
              .toList());
    }
    json.put("message", message);
    return json;
  }
}
