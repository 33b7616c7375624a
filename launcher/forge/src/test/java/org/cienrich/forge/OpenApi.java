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
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** What a provider published about its API. */
public final class OpenApi {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Set<String> NULL_IN_TRUTH =
      Set.of("author", "committer", "repo", "head_repository");

  private final JsonNode root;
  private final Predicate<Error> tolerated;
  private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi30());

  private OpenApi(JsonNode root, Predicate<Error> tolerated) {
    this.root = root;
    this.tolerated = tolerated;
  }

  /** GitHub's; the test is skipped where it is not. */
  static OpenApi ofGitHubOrSkip() throws IOException {
    Path file = fileOrSkip("api.github.com.json.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new OpenApi(
          MAPPER.readTree(in), error -> isReservedDomain(error) || isNullInTruth(error));
    }
  }

  /** CircleCI's; the test is skipped where it is not. */
  public static OpenApi ofCircleCiOrSkip() throws IOException {
    Path file = fileOrSkip("custom-specification-circleci.json");
    return new OpenApi(
        MAPPER.readTree(file.toFile()), error -> isNull(error) || isErrorType(error));
  }

  /**
   * A file in the folder that the system property {@code ciEnrich.sharedData} names, else {@code
   * ../shared/data} beside the repository.
   */
  private static Path fileOrSkip(String name) {
    String property = System.getProperty("ciEnrich.sharedData");
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path data = property != null ? Path.of(property) : root.resolveSibling("shared/data");
    Path file = data.resolve("openapi").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "No published description: " + file);
    return file;
  }

  /** Whether a status of an operation is documented. */
  public boolean documents(String method, String template, int status) {
    return !response(method, template, status).isMissingNode();
  }

  /** What is wrong with a body; empty when nothing is, or when no body is documented. */
  public List<String> errors(String method, String template, int status, JsonNode body) {
    JsonNode schema =
        response(method, template, status).path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return List.of();
    }
    ObjectNode whole = MAPPER.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    return schemas.getSchema(whole).validate(body).stream()
        .filter(tolerated.negate())
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
    return isNull(error) && NULL_IN_TRUTH.contains(place.substring(place.lastIndexOf('/') + 1));
  }

  /** CircleCI tells null, and types of errors, where its description does not say so. */
  private static boolean isErrorType(Error error) {
    return error.getKeyword().equals("enum")
        && error.getInstanceLocation().toString().matches(".*/errors/\\d+/type");
  }

  private static boolean isNull(Error error) {
    return error.getInstanceNode() != null && error.getInstanceNode().isNull();
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
