package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.cienrich.io.compare.BuildChanges.Transition;
import org.cienrich.io.table.ColumnType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildStatusesTest {
  private final RowsInMemory before = builds();
  private final RowsInMemory after = builds();

  @Test
  void statusesAndOutcomesThatChangedAreCountedWhateverTheOrder() throws IOException {
    row(before, "a/a", "1", "found", null, "failure");
    row(before, "a/a", "2", "found", null, "failure");
    row(before, "a/a", "3", "found", null, "success");
    row(before, "a/a", "4", "error", "UNAVAILABLE", null);
    row(after, "A/a", "4", "found", null, "success");
    row(after, "a/a", "3", "found", null, "success");
    row(after, "a/a", "2", "not_found", "NOT_FOUND", null);
    row(after, "a/a", "1", "found", null, "success");

    BuildChanges changes = BuildStatuses.compare(before, after, 3);

    assertThat(changes.statuses())
        .containsExactly(
            new Transition("error (UNAVAILABLE)", "found", 1, List.of("A/a 4")),
            new Transition("found", "not_found (NOT_FOUND)", 1, List.of("a/a 2")));
    assertThat(changes.outcomes())
        .containsExactly(new Transition("failure", "success", 1, List.of("a/a 1")));
  }

  @Test
  void buildsOfOneInputAloneAreAbsentInTheOther() throws IOException {
    row(before, "a/a", "1", "found", null, "success");
    row(before, "a/a", "2", "filtered", "status", "success");
    row(after, "a/a", "1", "found", null, "success");
    row(after, "b/b", "1", "found", null, "success");
    row(after, "b/b", "2", "found", null, "success");

    assertThat(BuildStatuses.compare(before, after, 1).statuses())
        .containsExactly(
            new Transition("absent", "found", 2, List.of("b/b 1")),
            new Transition("filtered (status)", "absent", 1, List.of("a/a 2")));
  }

  @Test
  void aBuildStandsForTheFirstOfItsRows() throws IOException {
    row(before, "a/a", "1", "found", null, "failure");
    row(after, "a/a", "1", "found", null, "failure");
    row(after, "a/a", "1", "found", null, "success");

    BuildChanges changes = BuildStatuses.compare(before, after, 3);

    assertThat(changes.statuses()).isEmpty();
    assertThat(changes.outcomes()).isEmpty();
    assertThat(BuildStatuses.compare(after, before, 3)).isEqualTo(changes);
  }

  @Test
  void outcomesOfDifferentAttemptsAreToldAsSuch() throws IOException {
    before.row("", "a/a", "1", "github_actions", 1L, "found", null, "failure", "completed");
    after.row("", "a/a", "1", "github_actions", 2L, "found", null, "success", "completed");

    assertThat(BuildStatuses.compare(before, after, 1).outcomes())
        .containsExactly(
            new Transition("failure, attempt 1", "success, attempt 2", 1, List.of("a/a 1")));
  }

  private static RowsInMemory builds() {
    return RowsInMemory.of(
        ColumnType.TEXT,
        "line",
        "repo_in_csv",
        "build_id_in_csv",
        "ci_provider",
        "attempt",
        "status",
        "reason",
        "conclusion",
        "run_status");
  }

  private static void row(
      RowsInMemory builds,
      String repo,
      String id,
      String status,
      @Nullable String reason,
      @Nullable String conclusion) {
    builds.row("", repo, id, "github_actions", 1L, status, reason, conclusion, "completed");
  }
}
