package org.cienrich.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.INPUT_MISSING;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.MissingReason.UNAVAILABLE;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.git.DiffFeatures.GIT_DIFF_SRC_CHURN;
import static org.cienrich.features.history.ChainFeatures.AVG_SRC_CHURN_LAST_5;
import static org.cienrich.features.history.ChainFeatures.CHURN_RATIO_VS_AVG;
import static org.cienrich.features.history.ChainFeatures.FAIL_RATE_LAST_10;
import static org.cienrich.features.history.ChainFeatures.IS_PREV_FAILED;
import static org.cienrich.features.history.ChainFeatures.PREV_FAIL_STREAK;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.ended;
import static org.cienrich.features.testing.Facts.found;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.facts.Lineage.End;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.BuildsInMemory;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;

class ChainFeaturesTest {
  private static final List<Feature<?>> ALL =
      List.of(IS_PREV_FAILED, PREV_FAIL_STREAK, FAIL_RATE_LAST_10, AVG_SRC_CHURN_LAST_5);

  @Test
  void previousBuildIsThatOfTheLineage() {
    assertThat(ChainFeatures.previousBuild(found("a", "42", "c"))).isEqualTo(present("42"));
    assertThat(ChainFeatures.previousBuild(ended(End.MERGE_FOUND, "c")))
        .isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void withoutPreviousBuildNothingIsZeroOrFalse() {
    for (Feature<?> feature : ALL) {
      Compute row =
          new Compute()
              .with(Resources.LINEAGE, ended(End.NO_PREVIOUS_BUILD, "c"))
              .with(Link.LINEAGE, BuildsInMemory.alongCommits());
      assertThat(row.outcome(feature)).as(feature.name()).isEqualTo(missing(NO_HISTORY));
    }
  }

  @Test
  void withoutGitTheReasonIsThatOfGit() {
    for (Feature<?> feature : ALL) {
      Compute row = new Compute().with(Link.LINEAGE, BuildsInMemory.alongCommits());
      assertThat(row.outcome(feature)).as(feature.name()).isEqualTo(missing(UNAVAILABLE));
    }
  }

  @Test
  void runningPreviousBuildHidesAllBehindIt() {
    BuildsInMemory chain =
        BuildsInMemory.alongCommits().running(TR_STATUS).completed(TR_STATUS, "failed");
    assertThat(value(IS_PREV_FAILED, chain)).isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(value(PREV_FAIL_STREAK, chain)).isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(value(FAIL_RATE_LAST_10, chain)).isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(
            value(
                AVG_SRC_CHURN_LAST_5,
                BuildsInMemory.alongCommits()
                    .running(GIT_DIFF_SRC_CHURN)
                    .completed(GIT_DIFF_SRC_CHURN, 5L)))
        .isEqualTo(missing(NOT_COMPLETED_YET));
  }

  @Test
  void onlyFailedIsAFailure() {
    assertThat(value(IS_PREV_FAILED, chain("failed"))).isEqualTo(present(true));
    assertThat(value(IS_PREV_FAILED, chain("errored"))).isEqualTo(present(false));
    assertThat(value(IS_PREV_FAILED, chain("cancelled"))).isEqualTo(present(false));
  }

  @Test
  void streakEndsAtTheFirstBuildThatDidNotFail() {
    assertThat(value(PREV_FAIL_STREAK, chain("failed", "failed", "passed", "failed")))
        .isEqualTo(present(2L));
    assertThat(value(PREV_FAIL_STREAK, chain("passed", "failed"))).isEqualTo(present(0L));
  }

  @Test
  void streakEndsAtABuildThatStillRuns() {
    BuildsInMemory chain = chain("failed").running(TR_STATUS).completed(TR_STATUS, "failed");
    assertThat(value(PREV_FAIL_STREAK, chain)).isEqualTo(present(1L));
    assertThat(value(FAIL_RATE_LAST_10, chain)).isEqualTo(present(1.0));
  }

  @Test
  void streakIsCappedByTheDepthOfTheChain() {
    BuildsInMemory chain = chain(Collections.nCopies(30, "failed").toArray(String[]::new));
    assertThat(value(PREV_FAIL_STREAK, chain)).isEqualTo(present(20L));
  }

  @Test
  void failRateIsOverTheTenNearestHoweverTheyEnded() {
    assertThat(
            value(
                FAIL_RATE_LAST_10,
                chain(
                    "failed",
                    "cancelled",
                    "passed",
                    "passed",
                    "passed",
                    "passed",
                    "passed",
                    "passed",
                    "passed",
                    "passed",
                    "failed",
                    "failed")))
        .isEqualTo(present(0.1));
    assertThat(value(FAIL_RATE_LAST_10, chain("failed", "passed", "passed")))
        .isEqualTo(present(0.3333));
  }

  @Test
  void windowsAreNoDeeperThanTheChain() {
    ParameterValues shallow = new ParameterValues(Map.of("chain_depth", 2L));
    assertThat(row(chain("failed", "passed", "passed")).with(shallow).outcome(FAIL_RATE_LAST_10))
        .isEqualTo(present(0.5));
    assertThat(row(churns(2, 4, 60)).with(shallow).outcome(AVG_SRC_CHURN_LAST_5))
        .isEqualTo(present(3.0));
  }

  @Test
  void churnIsAveragedOverTheFiveNearest() {
    assertThat(value(AVG_SRC_CHURN_LAST_5, churns(10, 0, 20, 0, 5, 1000))).isEqualTo(present(7.0));
  }

  @Test
  void churnThatIsUnknownIsLeftOutOfTheAverage() {
    assertThat(
            value(
                AVG_SRC_CHURN_LAST_5,
                churns(10).completed(GIT_DIFF_SRC_CHURN, missing(UNAVAILABLE))))
        .isEqualTo(present(10.0));
    assertThat(
            value(
                AVG_SRC_CHURN_LAST_5, churns().completed(GIT_DIFF_SRC_CHURN, missing(UNAVAILABLE))))
        .isEqualTo(missing(INPUT_MISSING));
  }

  @Test
  void churnRatioIsAPlainQuotient() {
    assertThat(
            row(churns(4, 2))
                .with(Resources.BUILT_CHANGES, built(modified("src/main/java/A.java", 5, 1)))
                .outcome(CHURN_RATIO_VS_AVG))
        .isEqualTo(present(2.0));
  }

  @Test
  void churnRatioAgainstNothingIsMissing() {
    assertThat(ChainFeatures.churnRatio(5, 0)).isEqualTo(missing(NOT_APPLICABLE));
  }

  private static BuildsInMemory chain(String... statusesNearestFirst) {
    BuildsInMemory chain = BuildsInMemory.alongCommits();
    for (String status : statusesNearestFirst) {
      chain.completed(TR_STATUS, status);
    }
    return chain;
  }

  private static BuildsInMemory churns(long... nearestFirst) {
    BuildsInMemory chain = BuildsInMemory.alongCommits();
    for (long churn : nearestFirst) {
      chain.completed(GIT_DIFF_SRC_CHURN, churn);
    }
    return chain;
  }

  private static <T> Outcome<T> value(Feature<T> feature, BuildsInMemory chain) {
    return row(chain).outcome(feature);
  }

  private static Compute row(BuildsInMemory chain) {
    return new Compute().with(Resources.LINEAGE, found("a", "1", "c")).with(Link.LINEAGE, chain);
  }
}
