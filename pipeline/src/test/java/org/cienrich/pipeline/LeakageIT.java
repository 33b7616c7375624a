package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happened after a build was triggered, to it or to anything else, changes nothing that is
 * known at the trigger: the whole job is run on a world without it, and on one with another future.
 * All builds triggered until then are compared, not only the last one.
 */
class LeakageIT {
  /** The only column of a row that tells of its end. */
  private static final Set<String> TELLS_THE_END = Set.of("completed_at");

  @TempDir private static Path folder;
  private static SampleRuns runs;
  private static World whole;
  private static Map<String, CSVRecord> full;

  @BeforeAll
  static void runOnTheWholeWorld() throws Exception {
    runs = new SampleRuns(folder);
    whole = withoutBodyEdits(runs.world.world());
    full = rowsOf(whole, "full");
    assertThat(full).hasSizeGreaterThan(90);
  }

  @AfterAll
  static void stopForge() {
    runs.close();
  }

  @ParameterizedTest(name = "{0}, attempt {1}, of {2}")
  @CsvSource({
    "Test readings, 1, pull_request",
    "Name the levels, 1, push",
    "Port 5, 2, push",
    "'Test flow, part 6', 2, push"
  })
  void nothingLaterChangesWhatIsKnownAtTheTrigger(String message, int attempt, String event)
      throws Exception {
    WorkflowRun build = build(message, attempt, event);
    Instant trigger = WorldUntil.triggeredAt(build);
    String name = build.id() + "-" + attempt;
    String key = "github_actions/" + build.repositoryId() + "/" + build.id() + "/" + attempt;

    Map<String, CSVRecord> cut = rowsOf(new WorldUntil(trigger).of(whole), "cut-" + name);
    Map<String, CSVRecord> other = rowsOf(new OtherFuture(trigger).of(whole), "other-" + name);

    assertThat(cut).containsKey(key);
    assertThat(cut.get(key).get("completed_at")).isEmpty();
    assertThat(differences(full, cut, trigger)).as("without a future").isEmpty();
    assertThat(other.values().stream().map(row -> row.get("gh_has_bug_label")))
        .as("the other future is another one")
        .contains("true");
    assertThat(differences(full, other, trigger)).as("with another future").isEmpty();
  }

  /** GitHub tells edits as differences that cannot be undone: decided to be missing. */
  @Test
  void anEditedBodyMakesItsLengthMissingAndNothingElse() throws Exception {
    Map<String, CSVRecord> edited = rowsOf(runs.world.world(), "edited");

    assertThat(columnsOf(differences(full, edited, Instant.MAX)))
        .containsExactlyInAnyOrder("gh_description_complexity", "missing_reasons");
    assertThat(edited.values())
        .filteredOn(row -> row.get("missing_reasons").contains("complexity\":\"NOT_PROVIDED"))
        .hasSizeGreaterThan(1)
        .allMatch(row -> row.get("gh_description_complexity").isEmpty());
  }

  /** Until then builds count by the attempts that there were (decision 0007). */
  @Test
  void buildsStartedAgainLaterChangeNothing() throws Exception {
    Instant again = WorldUntil.triggeredAt(build("Begin to forecast", 1, "push")).plusSeconds(60);

    Map<String, CSVRecord> rows = rowsOf(new AllStartedAgain(again).of(whole), "again");

    assertThat(rows).hasSizeGreaterThan(full.size() + 10);
    assertThat(differences(full, rows, again)).isEmpty();
    assertThat(columnsOf(differences(full, rows, Instant.MAX)))
        .as("what was triggered later has another history")
        .contains("project_fail_history", "is_prev_failed", "prev_fail_streak");
  }

  /** The API dates commits, not their way into the default branch. */
  @Test
  void aBranchMergedLaterWithoutAPullRequestChangesTheTeamAndNothingElse() throws Exception {
    Instant trigger = WorldUntil.triggeredAt(build("Describe the servers", 1, "push"));

    Map<String, CSVRecord> cut = rowsOf(new WorldUntil(trigger).of(whole), "cut-team");

    assertThat(columnsOf(differences(full, cut, trigger)))
        .isSubsetOf("gh_team_size", "gh_by_core_team_member", "missing_reasons");
  }

  private static WorkflowRun build(String message, int attempt, String event) {
    return whole.runs().stream()
        .filter(run -> run.attempt() == attempt && run.trigger().event().equals(event))
        .filter(run -> run.head().commit().message().startsWith(message))
        .findFirst()
        .orElseThrow();
  }

  private static World withoutBodyEdits(World world) {
    GitHubData github = world.github();
    return world.withGitHub(
        new GitHubData(
            github.commits(),
            github.branches(),
            github.pullRequests().stream().map(LeakageIT::withoutBodyEdits).toList(),
            github.commitComments(),
            github.runLogs(),
            github.jobLogs()));
  }

  private static PullRequest withoutBodyEdits(PullRequest pull) {
    return new PullRequest(
        pull.id(),
        pull.repositoryId(),
        pull.number(),
        pull.author(),
        pull.title(),
        pull.body(),
        pull.head(),
        pull.base(),
        pull.commits(),
        pull.createdAt(),
        pull.updatedAt(),
        pull.closedAt(),
        pull.merge(),
        pull.labelEvents(),
        pull.renames(),
        List.of(),
        pull.comments(),
        pull.reviews());
  }

  private record Difference(String key, String column, String before, String now) {}

  private static Set<String> columnsOf(List<Difference> differences) {
    return differences.stream().map(Difference::column).collect(Collectors.toSet());
  }

  /** What is not the same in the rows of both that were triggered until then. */
  private static List<Difference> differences(
      Map<String, CSVRecord> expected, Map<String, CSVRecord> rows, Instant until) {
    List<Difference> differences = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, CSVRecord> entry : expected.entrySet()) {
      CSVRecord before = entry.getValue();
      CSVRecord now = rows.get(entry.getKey());
      if (now == null || Instant.parse(before.get("triggered_at")).isAfter(until)) {
        continue;
      }
      compared++;
      for (String column : before.toMap().keySet()) {
        if (!TELLS_THE_END.contains(column) && !now.get(column).equals(before.get(column))) {
          differences.add(
              new Difference(entry.getKey(), column, before.get(column), now.get(column)));
        }
      }
    }
    assertThat(compared).isPositive();
    return differences;
  }

  private static Map<String, CSVRecord> rowsOf(World world, String output) throws Exception {
    runs.serve(Forge.of(world, runs.world.gitUrlTemplate()));
    runs.run(
        output,
        "--features=all",
        "--knownAt=trigger",
        "--formats=csv",
        "--attempts=all",
        "--cacheDir=" + folder.resolve("cache-" + output),
        runs.tokens(SampleWorld.TOKEN));
    Map<String, CSVRecord> rows = new LinkedHashMap<>();
    runs.rows(output).forEach(row -> rows.put(row.get("build_key"), row));
    return rows;
  }
}
