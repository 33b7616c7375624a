package org.cienrich.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.features.Parameters;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetriedVersionTest {
  private static final ObjectMapper MANIFESTS =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void writeVersion() throws Exception {
    input = Files.writeString(folder.resolve("builds.csv"), "repo,build_id\na/b,1\n");
    EnrichmentOptions options = options("--features=tr_status,gh_sloc");
    Configuration configuration = Configuration.of(options);
    SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
    counts.put("builds", new TreeMap<>(Map.of("found", 9L, "error", 2L, "not_found", 4L)));
    counts.put("imports", new TreeMap<>(Map.of("failed", 3L, "missing_resource", 5L)));
    Manifest manifest =
        new Manifest(
            1,
            1,
            null,
            "processed",
            null,
            new RunDescription(
                "data",
                "id",
                1,
                null,
                "2024-05-01T00:00:00Z",
                List.of(new InputFile(input.toString(), 1, configuration.input().sha256())),
                RunIdentity.optionsOf(options, configuration),
                "0.1.0",
                "c",
                new TreeMap<>(),
                new TreeMap<>(
                    Map.of(
                        "lookback_days", 30, "repos", Map.of("a/b", Map.of("lookback_days", 7))))),
            List.of(),
            counts,
            new Manifest.Identity("0", new TreeMap<>()),
            List.of());
    Path version = Files.createDirectories(folder.resolve("out/v1"));
    Files.write(version.resolve("manifest.json"), MANIFESTS.writeValueAsBytes(manifest));
    Files.createDirectories(folder.resolve("out/v2"));
  }

  @Test
  void aRunThatRepeatsNothingHasNone() throws Exception {
    assertThat(RetriedVersion.of(options())).isEmpty();
  }

  @Test
  void optionsAndInputAreThoseOfTheVersion() throws Exception {
    List<String> arguments = retried("--retry=ingestion", "--version=1").arguments();

    assertThat(arguments)
        .contains("--input=" + input, "--features=tr_status,gh_sloc", "--history=input");
    assertThat(arguments).noneMatch(argument -> argument.startsWith("--retry"));
  }

  @Test
  void countsWhatThereIsToRepeat() throws Exception {
    assertThat(retried("--retry=ingestion", "--version=1").failures()).isEqualTo(5);
    assertThat(retried("--retry=ingestion", "--version=1", "--includeMissing=true").failures())
        .isEqualTo(14);
    assertThat(retried("--retry=processing", "--version=1").failures()).isZero();
    assertThat(retried("--retry=scans", "--version=1").failures()).isZero();
  }

  @Test
  void parametersAreThoseOfTheVersion() throws Exception {
    EnrichmentOptions options =
        options("--features=tr_status,gh_sloc", "--retry=ingestion", "--version=1");
    Configuration configuration = Configuration.of(options, RetriedVersion.of(options));

    assertThat(configuration.parameters().asMap())
        .isEqualTo(
            FeatureConfig.parse(
                    "lookback_days: 30\nrepos: {a/b: {lookback_days: 7}}", Parameters.ALL)
                .asMap());
  }

  @Test
  void otherOptionsAndAnotherInputAreRefused() throws Exception {
    Files.writeString(input, "repo,build_id\na/b,2\n");
    EnrichmentOptions options = options("--features=tr_status", "--retry=ingestion", "--version=1");

    assertThatThrownBy(() -> Configuration.of(options, RetriedVersion.of(options)))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong ->
                assertThat(wrong.problems())
                    .anyMatch(p -> p.startsWith("--features: is 'tr_status', but 'tr_status,gh"))
                    .anyMatch(p -> p.startsWith("--input: has changed since version 1"))
                    .hasSize(2));
  }

  @Test
  void whatCannotBeRepeatedIsToldWithTheReason() {
    assertProblem("has no manifest", "--retry=ingestion", "--version=2");
    assertProblem("'all' is not one of", "--retry=all", "--version=1");
    assertProblem("--version of the version", "--retry=ingestion");
    assertProblem(
        "--includeMissing is for", "--retry=processing", "--version=1", "--includeMissing=true");
    assertProblem("are for --retry", "--version=1");
  }

  private void assertProblem(String text, String... arguments) {
    assertThatThrownBy(() -> RetriedVersion.of(options(arguments)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(text);
  }

  private RetriedVersion retried(String... arguments) throws Exception {
    Optional<RetriedVersion> retried = RetriedVersion.of(options(arguments));
    return retried.orElseThrow();
  }

  private EnrichmentOptions options(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--output=" + folder.resolve("out"));
    all.add("--input=" + input);
    all.add("--cacheDir=" + folder.resolve("cache"));
    EnrichmentOptions options =
        PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).as(EnrichmentOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    return options;
  }
}
