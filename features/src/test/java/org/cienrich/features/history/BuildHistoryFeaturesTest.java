package org.cienrich.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.git.AuthorFeatures.GIT_TRIGGER_AUTHOR;
import static org.cienrich.features.history.BuildHistoryFeatures.PROJECT_FAIL_HISTORY;
import static org.cienrich.features.history.BuildHistoryFeatures.PROJECT_FAIL_RECENT;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;
import org.cienrich.features.testing.BuildsInMemory;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;

class BuildHistoryFeaturesTest {
  private static final BuildsInMemory NONE = BuildsInMemory.byTime();

  @Test
  void previousResultIsTheStatusOfTheNearestBuild() {
    assertThat(BuildHistoryFeatures.previousResult(builds("errored", "passed")))
        .isEqualTo(present("errored"));
    assertThat(BuildHistoryFeatures.previousResult(NONE)).isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void resultOfARunningPreviousBuildIsNotReplacedByAnOlderOne() {
    BuildsInMemory earlier =
        BuildsInMemory.byTime().running(TR_STATUS).completed(TR_STATUS, "passed");
    assertThat(BuildHistoryFeatures.previousResult(earlier)).isEqualTo(missing(NOT_COMPLETED_YET));
  }

  @Test
  void committersAreTheSameByAuthor() {
    BuildsInMemory byAnn = BuildsInMemory.byTime().completed(GIT_TRIGGER_AUTHOR, "ann");
    assertThat(BuildHistoryFeatures.sameAuthor(byAnn, "ann")).isEqualTo(present(true));
    assertThat(BuildHistoryFeatures.sameAuthor(byAnn, "bob")).isEqualTo(present(false));
    assertThat(BuildHistoryFeatures.sameAuthor(NONE, "ann")).isEqualTo(missing(NO_HISTORY));
    assertThat(
            BuildHistoryFeatures.sameAuthor(
                BuildsInMemory.byTime().running(GIT_TRIGGER_AUTHOR), "ann"))
        .isEqualTo(missing(NOT_COMPLETED_YET));
  }

  @Test
  void timeCountsFromTheCompletionOfThePreviousBuild() {
    assertThat(value(BuildHistoryFeatures.TIME_SINCE_PREV_BUILD, builds("passed")))
        .isEqualTo(present(0.041667));
  }

  @Test
  void timeCountsFromTheStartOfABuildThatStillRuns() {
    assertThat(BuildHistoryFeatures.daysSincePrevious(BuildsInMemory.byTime().running(TR_STATUS)))
        .isEqualTo(present(2.0));
    assertThat(BuildHistoryFeatures.daysSincePrevious(NONE)).isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void onlyPassedAndFailedBuildsCountForTheRate() {
    assertThat(
            value(
                PROJECT_FAIL_HISTORY,
                builds("passed", "failed", "cancelled", "errored", "skipped", "passed")))
        .isEqualTo(present(0.33));
  }

  @Test
  void rateOverNothingIsMissingRatherThanZero() {
    assertThat(value(PROJECT_FAIL_HISTORY, NONE)).isEqualTo(missing(NO_HISTORY));
    assertThat(value(PROJECT_FAIL_HISTORY, builds("cancelled"))).isEqualTo(missing(NO_HISTORY));
    assertThat(value(PROJECT_FAIL_RECENT, NONE)).isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void runningBuildsDoNotCountForTheRate() {
    assertThat(
            value(
                PROJECT_FAIL_HISTORY,
                BuildsInMemory.byTime().running(TR_STATUS).completed(TR_STATUS, "failed")))
        .isEqualTo(present(1.0));
  }

  @Test
  void recentRateIsOverTheFiveNewestThatPassedOrFailed() {
    assertThat(
            value(
                PROJECT_FAIL_RECENT,
                builds(
                    "cancelled",
                    "failed",
                    "skipped",
                    "passed",
                    "skipped",
                    "skipped",
                    "failed",
                    "passed",
                    "passed",
                    "failed",
                    "failed")))
        .isEqualTo(present(0.4));
  }

  @Test
  void recentRateIsOverFewerIfThereAreNotFive() {
    assertThat(value(PROJECT_FAIL_RECENT, builds("failed", "passed"))).isEqualTo(present(0.5));
  }

  static BuildsInMemory builds(String... statusesNearestFirst) {
    BuildsInMemory builds = BuildsInMemory.byTime();
    for (String status : statusesNearestFirst) {
      builds.completed(TR_STATUS, status);
    }
    return builds;
  }

  private static <T> Outcome<T> value(Feature<T> feature, BuildsInMemory earlier) {
    return new Compute().with(Link.TIME, earlier).outcome(feature);
  }
}
