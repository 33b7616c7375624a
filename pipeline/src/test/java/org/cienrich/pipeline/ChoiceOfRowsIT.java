package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is chosen as rows, history stays the same. */
class ChoiceOfRowsIT {
  private static final String FEATURES =
      "--features=category:workflow,category:build_history,category:committer,churn_ratio_vs_avg";

  @TempDir private static Path folder;
  private static SampleRuns runs;
  private static Map<String, CSVRecord> last;

  @BeforeAll
  static void runOnAllRows() throws Exception {
    runs = new SampleRuns(folder);
    run("last");
    last = rows("last");
  }

  @AfterAll
  static void stopForge() {
    runs.close();
  }

  @Test
  void eachChoiceOfAttemptsHasItsRowsAndTheHistoryOfAllOthersIsTheSame() throws Exception {
    Manifest firstManifest = run("first", "--attempts=first");
    Manifest allManifest = run("all", "--attempts=all");
    Map<String, CSVRecord> first = rows("first");
    Map<String, CSVRecord> all = rows("all");
    Set<String> everything = new TreeSet<>(first.keySet());
    everything.addAll(last.keySet());
    for (WorkflowRun run : runs.world.world().runs()) {
      everything.add(keyOf(run, run.attempt()));
    }

    assertThat(first.keySet().stream().filter(key -> key.startsWith("github")))
        .allMatch(key -> key.endsWith("/1"));
    assertThat(all.keySet()).isEqualTo(everything);
    assertThat(allManifest.counts().get("builds")).containsEntry("found", (long) all.size());
    assertThat(firstManifest.counts().get("builds")).containsEntry("found", (long) last.size());
    assertThat(allManifest.counts().get("lines")).isEqualTo(firstManifest.counts().get("lines"));
    assertSameCells(last, first);
    assertSameCells(last, all);
    assertSameCells(first, all);
    assertThat(all.size()).isGreaterThan(last.size() + 3);
  }

  @Test
  void aBuildStartedAgainTellsItsAttempts() throws Exception {
    run("attempts", "--attempts=all");
    Map<String, CSVRecord> all = rows("attempts");
    Map<Long, List<WorkflowRun>> byRun =
        runs.world.world().runs().stream()
            .collect(Collectors.groupingBy(WorkflowRun::id, TreeMap::new, Collectors.toList()));

    int startedAgain = 0;
    for (List<WorkflowRun> attempts : byRun.values()) {
      if (attempts.size() == 1) {
        continue;
      }
      startedAgain++;
      for (WorkflowRun attempt : attempts) {
        CSVRecord row = all.get(keyOf(attempt, attempt.attempt()));
        assertThat(row.get("tr_attempt")).isEqualTo(Integer.toString(attempt.attempt()));
        assertThat(row.get("tr_num_attempts")).isEqualTo(Integer.toString(attempts.size()));
        assertThat(row.get("tr_first_status")).isEqualTo("failed");
        assertThat(row.get("tr_final_status")).isEqualTo("passed");
        assertThat(row.get("tr_is_flaky")).isEqualTo("true");
        assertThat(row.get("tr_status"))
            .isEqualTo(attempt.attempt() == attempts.size() ? "passed" : "failed");
        assertThat(row.get("triggered_at")).isEqualTo(WorldUntil.triggeredAt(attempt).toString());
      }
    }
    assertThat(startedAgain).isEqualTo(4);
  }

  @Test
  void filteredBuildsStayAsRowsOfBuildsAndInHistory() throws Exception {
    Set<String> statuses = Set.of("passed", "failed");
    assertFilter(
        "statuses",
        row ->
            last.get(text(row, "build_key")) != null
                && statuses.contains(last.get(text(row, "build_key")).get("tr_status")),
        "--buildStatuses=passed,failed");
    Set<String> events = Set.of("pull_request", "schedule");
    assertFilter(
        "events", row -> events.contains(text(row, "event")), "--eventTypes=pull_request,schedule");
    Pattern branch = Pattern.compile("ma.n|spring-tides|dependabot/.*");
    assertFilter(
        "branches",
        row -> row.get("branch") != null && branch.matcher(text(row, "branch")).matches(),
        "--branchPatterns=re:ma.n,*-tides,dependabot/**");
    assertFilter("people", row -> !"Bot".equals(text(row, "actor_type")), "--excludeBots=true");
    assertFilter(
        "completed", row -> "completed".equals(text(row, "run_status")), "--onlyCompleted=true");
  }

  /** Lists tell when a run was last updated, not when its jobs completed; so times may differ. */
  @Test
  void withTheHistoryOfTheRepositoryAThirdOfTheRowsHasTheSameHistory() throws Exception {
    List<String> lines = Files.readAllLines(runs.world.buildsCsv());
    List<String> third = new ArrayList<>(List.of(lines.get(0)));
    for (int i = 1; i < lines.size(); i++) {
      if (i % 3 == 0 && isOfGitHubAlone(lines.get(i))) {
        third.add(lines.get(i));
      }
    }
    List<String> whole = new ArrayList<>(lines);
    whole.removeIf(line -> !line.equals(lines.get(0)) && !isOfGitHubAlone(line));
    Path thirdCsv = Files.write(folder.resolve("third.csv"), third);
    Path wholeCsv = Files.write(folder.resolve("whole.csv"), whole);

    run("whole", "--input=" + wholeCsv);
    Manifest manifest = run("third", "--history=repository", "--input=" + thirdCsv);

    Map<String, CSVRecord> rows = rows("third");
    Map<String, CSVRecord> expected = rows("whole");
    assertThat(rows).hasSizeGreaterThan(15).hasSizeLessThan(expected.size() / 2);
    assertThat(expected.keySet()).containsAll(rows.keySet());
    assertThat(manifest.counts().get("history").get("in")).isGreaterThan(2L * rows.size());
    Set<String> columns = new TreeSet<>(HistoryColumns.ALL);
    columns.remove("time_since_prev_build");
    columns.remove("missing_reasons");
    assertThat(differences(columns, expected, rows)).isEmpty();
  }

  private static boolean isOfGitHubAlone(String line) {
    return !line.toLowerCase(java.util.Locale.ROOT).startsWith("riverbank/hydro-gauge")
        && line.endsWith(",");
  }

  private static void assertFilter(String name, Predicate<GenericRecord> accepts, String option)
      throws Exception {
    Manifest manifest = run(name, option);
    List<GenericRecord> builds = TableRows.of(runs.version(name), "builds");
    Map<String, Long> counts = new TreeMap<>();
    for (GenericRecord build : builds) {
      counts.merge(text(build, "status"), 1L, Long::sum);
      if (text(build, "status").equals("found") || text(build, "status").equals("filtered")) {
        assertThat(accepts.test(build))
            .as(name + ": " + build)
            .isEqualTo(text(build, "status").equals("found"));
      }
    }
    assertThat(manifest.counts().get("builds")).isEqualTo(counts);
    assertThat(counts.get("filtered")).isPositive();
    Map<String, CSVRecord> rows = rows(name);
    assertThat((long) rows.size()).isEqualTo(counts.get("found"));
    assertThat(counts.get("found") + counts.get("filtered")).isEqualTo(last.size());
    assertSameCells(last, rows);
  }

  private static void assertSameCells(
      Map<String, CSVRecord> expected, Map<String, CSVRecord> rows) {
    CSVRecord any = expected.values().iterator().next();
    assertThat(differences(any.toMap().keySet(), expected, rows)).isEmpty();
  }

  /** Compares the rows of both. */
  private static List<String> differences(
      Set<String> columns, Map<String, CSVRecord> expected, Map<String, CSVRecord> rows) {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, CSVRecord> row : rows.entrySet()) {
      CSVRecord other = expected.get(row.getKey());
      for (String column : columns) {
        if (other != null && !other.get(column).equals(row.getValue().get(column))) {
          differences.add(
              "%s %s: %s, %s"
                  .formatted(row.getKey(), column, other.get(column), row.getValue().get(column)));
        }
      }
    }
    return differences;
  }

  private static String keyOf(WorkflowRun run, int attempt) {
    return "github_actions/" + run.repositoryId() + "/" + run.id() + "/" + attempt;
  }

  private static String text(GenericRecord row, String column) {
    return String.valueOf(row.get(column));
  }

  private static Manifest run(String output, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(FEATURES);
    all.add(runs.tokens(SampleWorld.TOKEN));
    return runs.run(output, all.toArray(new String[0]));
  }

  private static Map<String, CSVRecord> rows(String output) throws Exception {
    Map<String, CSVRecord> rows = new LinkedHashMap<>();
    runs.rows(output).forEach(row -> rows.put(row.get("build_key"), row));
    return rows;
  }
}
