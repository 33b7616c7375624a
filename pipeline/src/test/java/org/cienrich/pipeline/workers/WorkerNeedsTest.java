package org.cienrich.pipeline.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerNeedsTest {
  private static final String SECRET = "ghp_thisIsNotForOthers";

  @TempDir private Path folder;

  @Test
  void whatIsAbsentIsNamedAllAtOnce() {
    EnrichmentOptions options =
        options(
            "--input=" + folder.resolve("none.csv"),
            "--cacheDir=/proc/none",
            "--circleciTokenFile=/nowhere/circleci",
            "--formats=csv, mongo",
            "--scanMetrics=trivy:all;sonarqube:ncloc",
            "--trivyCommand=no-such-trivy --debug");

    assertThat(WorkerNeeds.of(options).absences(Map.of("PATH", "/nowhere")))
        .hasSize(8)
        .anyMatch(text -> text.contains("--input") && text.contains("none.csv"))
        .anyMatch(text -> text.contains("--cacheDir") && text.contains("/proc/none"))
        .anyMatch(text -> text.contains("token of CircleCI") && text.contains("/nowhere/circleci"))
        .contains(
            "the program no-such-trivy",
            "the program sonar-scanner",
            "the URI of MongoDB in MONGODB_URI",
            "a token of GitHub in GITHUB_TOKENS or GITHUB_TOKEN",
            "a token of SonarQube in SONAR_TOKEN");
  }

  @Test
  void nothingIsAbsentWhereEverythingIsThere() throws IOException {
    Path program = Files.createFile(folder.resolve("trivy"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    EnrichmentOptions options =
        options(
            "--input=" + Files.createFile(folder.resolve("builds.csv")),
            "--cacheDir=" + folder.resolve("cache"),
            "--scanMetrics=trivy:all");

    assertThat(
            WorkerNeeds.of(options)
                .absences(Map.of("PATH", "/nowhere:" + folder, "GITHUB_TOKEN", SECRET)))
        .isEmpty();
  }

  @Test
  void aRunWithoutNetworkNeedsNoToken() {
    assertThat(WorkerNeeds.of(options("--offline=true")).absences(Map.of())).isEmpty();
  }

  @Test
  void aBrokenTokenIsNotPrinted() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), SECRET + "\u00e9");

    List<String> absences = WorkerNeeds.of(options("--githubTokenFile=" + file)).absences(Map.of());

    assertThat(absences).hasSize(1);
    assertThat(absences.toString()).doesNotContain(SECRET).contains("token");
  }

  @Test
  void theProbeFailsWhereAWorkerLacksSomething() {
    EnrichmentOptions options =
        options("--circleciTokenFile=/nowhere/circleci", "--githubTokenFile=/nowhere/github");
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(ProbeWorkers.of(WorkerNeeds.of(options), 2));

    assertThatThrownBy(pipeline::run)
        .satisfies(
            failure ->
                assertThatThrownBy(
                        () ->
                            WorkerLacksException.throwIfIn(
                                Throwables.getStackTraceAsString(failure)))
                    .isInstanceOf(WorkerLacksException.class)
                    .hasMessageContaining("/nowhere/github"));
  }

  private static EnrichmentOptions options(String... arguments) {
    return PipelineOptionsFactory.fromArgs(arguments).as(EnrichmentOptions.class);
  }
}
