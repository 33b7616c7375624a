package org.cienrich.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests against the schemas that the operator itself brings for its resources. */
class KubernetesManifestsTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @ParameterizedTest
  @CsvSource({
    "flink-deployment.yaml, FlinkDeployment, false",
    "flink-session-job.yaml, FlinkSessionJob, true"
  })
  void fitsTheSchemaAndTheCommandLine(String file, String kind, boolean detached)
      throws IOException {
    JsonNode manifest = YAML.readTree(Files.readString(Path.of("kubernetes").resolve(file)));

    assertThat(manifest.path("kind").asText()).isEqualTo(kind);
    assertThat(errors(manifest)).isEmpty();
    ((ObjectNode) manifest.path("spec").path("job")).put("jarUrl", "misspelled");
    assertThat(errors(manifest)).hasSize(1);

    List<String> arguments = new ArrayList<>();
    manifest.path("spec").path("job").path("args").forEach(text -> arguments.add(text.asText()));
    assertThat(arguments.remove(0)).isEqualTo("run");
    assertThat(arguments.remove("--wait=false")).isEqualTo(detached);
    EnrichmentOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0]))
            .as(EnrichmentOptions.class);
    assertThat(options.getInput()).isEqualTo("/data/builds.csv");
    assertThat(manifest.path("spec").path("job").path("entryClass").asText())
        .isEqualTo("org.cienrich.launcher.ClusterMain");
  }

  private static List<Error> errors(JsonNode manifest) throws IOException {
    return schemaOf(manifest).validate(manifest.path("spec").toString(), InputFormat.JSON);
  }

  /**
   * Returns the schema of the specification of a resource, in which a misspelled field is an error
   * too.
   */
  private static Schema schemaOf(JsonNode manifest) throws IOException {
    String[] version = manifest.path("apiVersion").asText().split("/", -1);
    String resource =
        "/META-INF/fabric8/%ss.%s-v1.yml"
            .formatted(manifest.path("kind").asText().toLowerCase(Locale.ROOT), version[0]);
    try (var in = KubernetesManifestsTest.class.getResourceAsStream(resource)) {
      for (JsonNode one : YAML.readTree(in).path("spec").path("versions")) {
        if (one.path("name").asText().equals(version[1])) {
          JsonNode schema = one.at("/schema/openAPIV3Schema/properties/spec");
          close(schema);
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema.toString(), InputFormat.JSON);
        }
      }
    }
    throw new IllegalStateException("No schema of " + resource + " for " + version[1]);
  }

  private static void close(JsonNode schema) {
    JsonNode properties = schema.path("properties");
    boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (properties.size() > 0 && !open && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    properties.forEach(KubernetesManifestsTest::close);
    close(schema, "items");
    close(schema, "additionalProperties");
  }

  private static void close(JsonNode schema, String child) {
    if (schema.path(child).isObject()) {
      close(schema.path(child));
    }
  }
}
