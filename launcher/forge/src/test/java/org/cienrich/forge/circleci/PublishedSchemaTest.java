package org.cienrich.forge.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.http.Asking;
import org.cienrich.forge.world.CircleCiPipeline;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The answers of API v2 against CircleCI's published schema, in the folder that the system property
 * {@code ciEnrich.sharedData} names, else {@code ../shared/data} beside the repository. Null is
 * allowed everywhere, as CircleCI tells it where the schema does not.
 */
class PublishedSchemaTest {

  @TempDir private Path folder;
  private final List<String> problems = new ArrayList<>();

  private static Path schemaFile() {
    String property = System.getProperty("ciEnrich.sharedData");
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path data = property != null ? Path.of(property) : root.resolveSibling("shared/data");
    return data.resolve("openapi/custom-specification-circleci.json");
  }

  @Test
  void everyAnswerIsAsPublished() throws Exception {
    Path file = schemaFile();
    Assumptions.assumeTrue(Files.exists(file), () -> "No schema " + file);
    JsonNode paths = JsonMapper.builder().build().readTree(file.toFile()).path("paths");
    SampleWorld sample = SampleWorld.create(folder.resolve("sample"));
    try (Forge forge = sample.serve().start()) {
      Asking asking = new Asking(forge.circleciApiUrl() + "/v2");
      check(
          asking,
          paths,
          "/project/{project-slug}/pipeline",
          "/project/gh/riverbank/hydro-gauge/pipeline");
      for (CircleCiPipeline pipeline : sample.world().circleCiPipelines()) {
        String path = "/pipeline/" + pipeline.id();
        check(asking, paths, "/pipeline/{pipeline-id}", path);
        check(asking, paths, "/pipeline/{pipeline-id}/workflow", path + "/workflow");
        for (CircleCiPipeline.Workflow workflow : pipeline.workflows()) {
          check(asking, paths, "/workflow/{id}", "/workflow/" + workflow.id());
          check(asking, paths, "/workflow/{id}/job", "/workflow/" + workflow.id() + "/job");
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private void check(Asking asking, JsonNode paths, String template, String path)
      throws IOException, InterruptedException {
    JsonNode schema =
        paths.path(template).at("/get/responses/200/content/application~1json/schema");
    assertThat(schema.isObject()).as(template).isTrue();
    compare(asking.json(path), schema, template);
  }

  private void compare(JsonNode value, JsonNode schema, String at) {
    if (value.isNull()) {
      return;
    }
    boolean fits =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          default -> true;
        };
    if (!fits) {
      problems.add(at + " is " + value);
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        problems.add(at + " has no " + name.asText());
      }
    }
    for (var property : schema.path("properties").properties()) {
      JsonNode child = value.path(property.getKey());
      if (!child.isMissingNode()) {
        compare(child, property.getValue(), at + "." + property.getKey());
      }
    }
    if (value.isArray()) {
      value.forEach(item -> compare(item, schema.path("items"), at + "[]"));
    }
  }
}
