package org.cienrich.transforms.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.transforms.filter.Rejection.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildFilterTest {
  private static final Instant AT = Instant.parse("2024-03-15T16:30:00Z");
  private static final RunResult PASSED = new RunResult("completed", "success", AT, "jobs");
  private static final RunResult RUNNING = new RunResult("in_progress", null, null, null);

  private static CiRun run(
      RunResult result,
      @Nullable String event,
      @Nullable String branch,
      @Nullable String actor,
      @Nullable String actorType) {
    return new CiRun(
        new BuildIdentity("github_actions", "7", "o/n", "1", 1),
        new RunTrigger(
            1L, event, branch, "c".repeat(40), AT, AT, List.of(), actor, actorType, "ci", "o/n"),
        result);
  }

  private static CiRun onBranch(@Nullable String branch) {
    return run(PASSED, "push", branch, "ann", "User");
  }

  private static BuildFilter branches(String... patterns) {
    return new BuildFilter(
        Set.of(), Set.of(), Arrays.stream(patterns).map(BranchPattern::of).toList(), false, false);
  }

  @Test
  void noFilterAcceptsEverything() {
    assertThat(BuildFilter.NONE.reject(run(RUNNING, null, null, null, "Bot"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "main, main, true",
    "main, mainline, false",
    "main, Main, false",
    "release/*, release/1.0, true",
    "release/*, release/1.0/fix, false",
    "release/**, release/1.0/fix, true",
    "**, a/b/c, true",
    "*, a/b, false",
    "v?, v1, true",
    "v?, v/, false",
    "v1.0, v1x0, false",
    "'re:feature-\\d+', feature-12, true",
    "'re:feature-\\d+', my-feature-12, false",
    "'[a]', a, false",
    "'[a]', '[a]', true"
  })
  void patternsMatchWholeBranches(String pattern, String branch, boolean matches) {
    assertThat(branches(pattern).reject(onBranch(branch)).isEmpty()).isEqualTo(matches);
  }

  @Test
  void oneMatchingPatternIsEnoughAndNoBranchMatchesNone() {
    assertThat(branches("x", "main").reject(onBranch("main"))).isEmpty();
    assertThat(branches("**").reject(onBranch(null)))
        .hasValueSatisfying(rejection -> assertThat(rejection.reason()).isEqualTo(Reason.BRANCH));
  }

  @Test
  void whatIsNoPatternIsRefusedWithItsText() {
    assertThatThrownBy(() -> BranchPattern.of("re:("))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("re:(");
    assertThatThrownBy(() -> BranchPattern.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statusesAreThoseOfTheDatasetAndARunningBuildHasNone() {
    BuildFilter failed = new BuildFilter(Set.of("failed"), Set.of(), List.of(), false, false);
    CiRun failure =
        run(new RunResult("completed", "failure", AT, "jobs"), "push", "main", "ann", "User");
    assertThat(failed.reject(failure)).isEmpty();
    assertThat(failed.reject(onBranch("main")).orElseThrow().message()).contains("passed");
    assertThat(failed.reject(run(RUNNING, "push", "main", "ann", "User")).orElseThrow().reason())
        .isEqualTo(Reason.BUILD_STATUS);
  }

  @Test
  void eventsAreTheProvidersWords() {
    BuildFilter pushes = new BuildFilter(Set.of(), Set.of("push"), List.of(), false, false);
    assertThat(pushes.reject(onBranch("main"))).isEmpty();
    assertThat(pushes.reject(run(PASSED, "schedule", "main", "ann", "User")).orElseThrow())
        .satisfies(rejection -> assertThat(rejection.message()).contains("schedule", "push"));
    assertThat(pushes.reject(run(PASSED, null, "main", "ann", "User"))).isPresent();
  }

  @Test
  void onlyCompletedLeavesOutWhatStillRuns() {
    BuildFilter completed = new BuildFilter(Set.of(), Set.of(), List.of(), false, true);
    assertThat(completed.reject(onBranch("main"))).isEmpty();
    assertThat(completed.reject(run(RUNNING, "push", "main", "ann", "User")).orElseThrow().reason())
        .isEqualTo(Reason.NOT_COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dependabot[bot]",
        "renovate-bot",
        "Renovate",
        "greenkeeperio-bot",
        "github-actions",
        "codecov-io",
        "k8s-ci-robot-bot",
        "mergify"
      })
  void botsAreKnownByTheirLogin(String login) {
    BuildFilter people = new BuildFilter(Set.of(), Set.of(), List.of(), true, false);
    assertThat(people.reject(run(PASSED, "push", "main", login, "User")))
        .hasValueSatisfying(rejection -> assertThat(rejection.reason()).isEqualTo(Reason.BOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"talbot", "abbott", "botanist", "renovateguy", "robotnik"})
  void peopleWithSuchNamesAreNoBots(String login) {
    BuildFilter people = new BuildFilter(Set.of(), Set.of(), List.of(), true, false);
    assertThat(people.reject(run(PASSED, "push", "main", login, "User"))).isEmpty();
  }

  @Test
  void theTypeOfTheAccountCountsFirst() {
    BuildFilter people = new BuildFilter(Set.of(), Set.of(), List.of(), true, false);
    assertThat(people.reject(run(PASSED, "push", "main", "shipper", "Bot"))).isPresent();
    assertThat(people.reject(run(PASSED, "push", "main", null, null))).isEmpty();
  }
}
