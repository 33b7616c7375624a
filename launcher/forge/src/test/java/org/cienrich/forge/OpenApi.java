package org.cienrich.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** GitHub's published description of its REST API. */
final class OpenApi {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Set<String> NULL_IN_TRUTH =
      Set.of("author", "committer", "repo", "head_repository");

  private final JsonNode root;
  private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi30());

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  /** Reads it; the test is skipped where it is not. */
  static OpenApi orSkip() throws IOException {
    Path file =
        Path.of(System.getProperty("cienrich.data", "/work/shared/data"))
            .resolve("openapi/api.github.com.json.gz");
    Assumptions.assumeTrue(Files.exists(file), "GitHub's OpenAPI file is not at " + file);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new OpenApi(MAPPER.readTree(in));
    }
  }

  /** Whether a status of an operation is documented. */
  boolean documents(String method, String template, int status) {
    return !response(method, template, status).isMissingNode();
  }

  /** What is wrong with a body; empty when nothing is, or when no body is documented. */
  List<String> errors(String method, String template, int status, JsonNode body) {
    JsonNode schema =
        response(method, template, status).path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return List.of();
    }
    ObjectNode whole = MAPPER.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    return schemas.getSchema(whole).validate(body).stream()
        .filter(error -> !isReservedDomain(error) && !isNullInTruth(error))
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** The validator takes no e-mail below {@code .example}, which is there for such uses. */
  private static boolean isReservedDomain(Error error) {
    return error.getKeyword().equals("format")
        && error.getInstanceLocation().toString().endsWith("/email");
  }

  /** GitHub answers null for what is unknown or deleted, though its description does not say so. */
  private static boolean isNullInTruth(Error error) {
    String place = error.getInstanceLocation().toString();
    return error.getInstanceNode() != null
        && error.getInstanceNode().isNull()
        && NULL_IN_TRUTH.contains(place.substring(place.lastIndexOf('/') + 1));
  }

  private JsonNode response(String method, String template, int status) {
    JsonNode response =
        root.path("paths")
            .path(template)
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses")
            .path(Integer.toString(status));
    String reference = response.path("$ref").asText();
    return reference.isEmpty() ? response : root.at(reference.substring(1));
  }
}
