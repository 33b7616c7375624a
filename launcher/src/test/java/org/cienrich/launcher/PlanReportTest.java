package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cienrich.pipeline.plan.Calls;
import org.cienrich.pipeline.plan.LogLoss;
import org.cienrich.pipeline.plan.RepositoryCost;
import org.junit.jupiter.api.Test;

class PlanReportTest {
  private static final RepositoryCost FOUND =
      new RepositoryCost(
          "o/n",
          "github_actions",
          100,
          null,
          new Calls(1, 9, 100, 100, 3),
          100,
          new LogLoss(40, 5));
  private static final RepositoryCost ABSENT =
      new RepositoryCost(
          "o/gone",
          "github_actions",
          2,
          "GitHub knows no o/gone",
          new Calls(1, 0, 0, 0, 0),
          0,
          null);

  @Test
  void tellsRequestsTimeAndLosses() {
    String report = PlanReport.of(List.of(FOUND, ABSENT), 5000, 900);

    assertThat(report)
        .contains(
            "GitHub knows no o/gone",
            "Requests: about 214: 2 for repositories, 9 for runs, 100 for jobs, 100 for logs",
            "at most 3 for pull requests",
            "2.14 per build",
            "of 100 builds, about 40 have probably expired and 5 expire within a week",
            "about 5.9 MiB of logs");
  }

  @Test
  void theFirstHourOfTheQuotaIsThereAtOnce() {
    RepositoryCost large =
        new RepositoryCost(
            "o/n", "github_actions", 10_000, null, new Calls(1, 99, 9_900, 0, 0), 0, null);

    assertThat(PlanReport.of(List.of(large), 5000, 0))
        .contains("at least 1.0 hours at 5000 requests an hour\n", "Logs: none needed");
    assertThat(PlanReport.of(List.of(FOUND), 5000, 900)).contains("at least 0.2 minutes");
  }

  @Test
  void lossesThatAreNotKnownAreNotZero() {
    RepositoryCost unknown =
        new RepositoryCost("o/n", "travis_ci", 7, null, new Calls(1, 7, 0, 7, 0), 7, null);

    assertThat(PlanReport.of(List.of(unknown), 5000, 0))
        .contains("of 7 builds it is not known how many have expired")
        .doesNotContain("probably expired");
    assertThat(PlanReport.of(List.of(FOUND, unknown), 5000, 0))
        .contains(
            "of 100 builds, about 40 have probably expired",
            "of 7 builds it is not known how many have expired");
  }

  @Test
  void anEmptyPlanCostsNothing() {
    assertThat(PlanReport.of(List.of(ABSENT), 5000, 900)).doesNotContain("per build\n");
  }
}
