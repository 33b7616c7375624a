package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cienrich.forge.SyntheticWorld;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes wrong at once, each fault ends as it must, and a retry repairs all of it. */
class FaultsIT {
  private static final int RUNS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static SampleRuns runs;
  private static SyntheticWorld world;
  private static Manifest calm;
  private static Manifest stormy;

  @BeforeAll
  static void runInCalmAndInStorm() throws Exception {
    world = SyntheticWorld.builds(Storm.REPOSITORIES, RUNS, 1, 1, folder.resolve("synthetic"));
    world.writeBuildsCsv(folder.resolve("builds.csv"));
    runs = new SampleRuns(folder);
    runs.serve(world.serve());
    calm = run("calm");
    runs.serveAtTheSameAddress(
        world.serve().faults(Storm.of(last(Storm.WITHOUT_LOGS), last(Storm.WITHOUT_ANSWER))));
    stormy = run("stormy");
  }

  private static long last(String repository) {
    return world.wanted().get(repository).get(RUNS - 1);
  }

  private static Manifest run(String output, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--input=" + folder.resolve("builds.csv"));
    arguments.add("--cacheDir=" + folder.resolve(output + "-cache"));
    arguments.add("--gitUrlTemplate=" + runs.forge().gitHttpUrlTemplate());
    arguments.add("--gitIdleSeconds=3");
    arguments.add("--apiAttempts=" + Storm.API_ATTEMPTS);
    arguments.add(runs.tokens("a-token"));
    return runs.run(output, arguments.toArray(String[]::new));
  }

  @AfterAll
  static void stopForge() {
    runs.close();
  }

  @Test
  void everyBuildEndsAsTheFaultOfItsRepositorySays() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    for (String repository : world.wanted().keySet()) {
      String reason = Storm.gitReasons().get(repository);
      String git = reason == null ? "completed" : (isFailed(repository) ? "failed " : "missing ");
      for (long id : world.wanted().get(repository)) {
        String logs = id == last(Storm.WITHOUT_LOGS) ? "failed UNAVAILABLE" : "completed";
        String status = reason == null ? "ingested" : "missing_resource";
        if (isFailed(repository) || !logs.equals("completed")) {
          status = "failed";
        }
        expected.put(
            Long.toString(id),
            status + ": git " + git + (reason == null ? "" : reason) + ", logs " + logs);
      }
    }
    expected.remove(Long.toString(last(Storm.WITHOUT_ANSWER)));

    Map<String, String> ends = new TreeMap<>();
    for (GenericRecord row : TableRows.of(runs.version("stormy"), "import_builds")) {
      assertThat(row.get("github_api_status")).hasToString("completed");
      ends.put(
          buildId(row),
          row.get("status")
              + ": git "
              + state(row, "git_history")
              + ", logs "
              + state(row, "build_logs"));
    }
    assertThat(ends).isEqualTo(expected);
    assertThat(stormy.counts().get("builds"))
        .containsOnly(Map.entry("error", 1L), Map.entry("found", ends.size() + 0L));
    assertThat(stormy.isProcessed()).isTrue();
  }

  private static boolean isFailed(String repository) {
    return Storm.failed().contains(repository);
  }

  private static String state(GenericRecord row, String resource) {
    Object reason = row.get(resource + "_reason");
    return row.get(resource + "_status") + (reason == null ? "" : " " + reason);
  }

  private static String buildId(GenericRecord row) {
    return row.get("build_key").toString().split("/", -1)[2];
  }

  @Test
  void deadLettersNameExactlyWhatIsAbsent() throws Exception {
    List<String> expected = new ArrayList<>(List.of("build_logs unavailable"));
    Storm.gitReasons()
        .forEach(
            (repository, reason) ->
                world
                    .wanted()
                    .get(repository)
                    .forEach(id -> expected.add("git_history " + reason.toLowerCase(Locale.ROOT))));
    List<String> letters = new ArrayList<>();
    for (String line : Files.readAllLines(runs.version("stormy").resolve("dead_letters.jsonl"))) {
      JsonNode letter = JSON.readTree(line);
      letters.add(letter.path("stage").asText() + " " + letter.path("reason").asText());
    }
    assertThat(letters).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(runs.version("calm").resolve("dead_letters.jsonl")).isEmptyFile();
  }

  @Test
  void theRunThatNobodyGetsIsAnError() throws Exception {
    List<GenericRecord> stormyBuilds = TableRows.of(runs.version("stormy"), "builds");
    List<GenericRecord> calmBuilds = TableRows.of(runs.version("calm"), "builds");
    assertThat(stormyBuilds).hasSameSizeAs(calmBuilds);
    for (int i = 0; i < calmBuilds.size(); i++) {
      GenericRecord build = stormyBuilds.get(i);
      if (build.get("build_id_in_csv").toString().equals("" + last(Storm.WITHOUT_ANSWER))) {
        assertThat(build.get("status")).hasToString("error");
        assertThat(build.get("reason")).hasToString("UNAVAILABLE");
      } else {
        assertThat(build).isEqualTo(calmBuilds.get(i));
      }
    }
  }

  @Test
  void everyOtherCellIsThatOfACalmRun() throws Exception {
    Map<String, CSVRecord> calmRows =
        runs.rows("calm").stream()
            .collect(Collectors.toMap(row -> row.get("build_id"), row -> row));
    List<CSVRecord> rows = runs.rows("stormy");
    assertThat(rows).hasSize(calmRows.size() - 1);
    for (CSVRecord row : rows) {
      String reason =
          row.get("build_id").equals("" + last(Storm.WITHOUT_LOGS))
              ? "UNAVAILABLE"
              : Storm.gitReasons().get(row.get("repo"));
      Map<String, String> expected = new TreeMap<>(calmRows.get(row.get("build_id")).toMap());
      Map<String, String> cells = new TreeMap<>(row.toMap());
      if (reason != null) {
        assertThat(cells.get("extraction_status")).isEqualTo("partial");
        JsonNode reasons = JSON.readTree(cells.get("missing_reasons"));
        expected.keySet().removeIf(column -> reasons.path(column).asText().equals(reason));
        cells.keySet().removeIf(column -> reasons.path(column).asText().equals(reason));
        Stream.of("extraction_status", "missing_reasons", "effective_sha")
            .forEach(
                column -> {
                  expected.remove(column);
                  cells.remove(column);
                });
      }
      assertThat(cells).as(row.get("build_key")).isEqualTo(expected);
    }
  }

  @Test
  void aRetryAsksForWhatFailedAloneAndWithWhatIsMissingEndsLikeACalmRun() throws Exception {
    runs.serveAtTheSameAddress(world.serve());

    Manifest retried = run("stormy", "--retry=ingestion", "--version=1");

    assertThat(retried.version()).isEqualTo(2);
    assertThat(retried.parentVersion()).isEqualTo(1);
    List<String> absent = new ArrayList<>();
    Storm.failed().forEach(repository -> absent.add("/git/" + repository + ".git/"));
    absent.add("/runs/" + last(Storm.WITHOUT_LOGS) + "/");
    absent.add("/runs/" + last(Storm.WITHOUT_ANSWER));
    assertThat(runs.forge().finished())
        .filteredOn(line -> absent.stream().noneMatch(line::contains))
        .as("the discussion of the build that was an error")
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(" POST /graphql#");
    assertThat(runs.forge().finished().stream().filter(line -> line.endsWith(" pack")))
        .hasSize(Storm.failed().size());
    assertThat(retried.counts().get("imports")).doesNotContainKey("failed");
    long missing =
        Storm.gitReasons().keySet().stream()
            .filter(repository -> !isFailed(repository))
            .mapToLong(repository -> world.wanted().get(repository).size())
            .sum();
    assertThat(retried.counts().get("imports")).containsEntry("missing_resource", missing);

    Manifest whole = run("stormy", "--retry=ingestion", "--version=2", "--includeMissing=true");

    assertThat(whole.parentVersion()).isEqualTo(2);
    assertThat(whole.identity()).isEqualTo(calm.identity());
    assertThat(runs.version("stormy").resolveSibling("v3/dataset.csv"))
        .hasSameBinaryContentAs(runs.version("calm").resolve("dataset.csv"));
    assertThat(runs.forge().finished().stream().filter(line -> line.endsWith(" pack")))
        .hasSize(Storm.gitReasons().size());
  }
}
