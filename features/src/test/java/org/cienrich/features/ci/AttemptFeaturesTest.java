package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.KnownAt.LATER;
import static org.cienrich.features.KnownAt.TRIGGER;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.ci.AttemptFeatures.TR_ATTEMPT;
import static org.cienrich.features.ci.AttemptFeatures.TR_FINAL_STATUS;
import static org.cienrich.features.ci.AttemptFeatures.TR_FIRST_STATUS;
import static org.cienrich.features.ci.AttemptFeatures.TR_IS_FLAKY;
import static org.cienrich.features.ci.AttemptFeatures.TR_NUM_ATTEMPTS;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.attempt;
import static org.cienrich.features.testing.Facts.attempts;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.running;

import java.util.List;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptFeaturesTest {
  private static final RunAttempt RUNNING =
      new RunAttempt(3, "c".repeat(40), TRIGGERED.plusSeconds(900), running());

  @Test
  void attemptIsThatOfTheRow() {
    BuildIdentity second = new BuildIdentity("github_actions", "17", "Octo/Cat", "42", 2);
    assertThat(new Compute().with(Resources.BUILD, second).outcome(TR_ATTEMPT))
        .isEqualTo(present(2L));
    assertThat(TR_ATTEMPT.knownAt()).isEqualTo(TRIGGER);
  }

  @Test
  void firstAndLastAttemptHaveTheirStatus() {
    Compute row =
        new Compute().with(Resources.ATTEMPTS, attempts("failure", "timed_out", "success"));
    assertThat(row.outcome(TR_NUM_ATTEMPTS)).isEqualTo(present(3L));
    assertThat(row.outcome(TR_FIRST_STATUS)).isEqualTo(present("failed"));
    assertThat(row.outcome(TR_FINAL_STATUS)).isEqualTo(present("passed"));
  }

  @Test
  void runningAttemptHasNoStatus() {
    Compute row =
        new Compute()
            .with(
                Resources.ATTEMPTS,
                new RunAttempts(List.of(attempt(1, "c".repeat(40), "failure"), RUNNING)));
    assertThat(row.outcome(TR_FIRST_STATUS)).isEqualTo(present("failed"));
    assertThat(row.outcome(TR_FINAL_STATUS)).isEqualTo(missing(NOT_COMPLETED_YET));
  }

  @Test
  void whatLaterAttemptsTellIsKnownLater() {
    assertThat(List.of(TR_NUM_ATTEMPTS, TR_FIRST_STATUS, TR_FINAL_STATUS, TR_IS_FLAKY))
        .allMatch(feature -> feature.knownAt() == LATER);
  }

  @ParameterizedTest
  @CsvSource({
    "failure,success,true",
    "success,failure,true",
    "failure,failure,false",
    "success,success,false"
  })
  void runIsFlakyIfAttemptsPassedAndFailed(String first, String second, boolean flaky) {
    assertThat(AttemptFeatures.isFlaky(attempts(first, second))).isEqualTo(present(flaky));
  }

  @Test
  void whatNeitherPassedNorFailedProvesNothing() {
    assertThat(AttemptFeatures.isFlaky(attempts("success"))).isEqualTo(missing(NOT_APPLICABLE));
    assertThat(AttemptFeatures.isFlaky(attempts("cancelled", "success")))
        .isEqualTo(missing(NOT_APPLICABLE));
    assertThat(AttemptFeatures.isFlaky(attempts("errored", "timed_out", "success")))
        .isEqualTo(missing(NOT_APPLICABLE));
    assertThat(AttemptFeatures.isFlaky(attempts("failure", "cancelled", "success")))
        .isEqualTo(present(true));
  }

  @Test
  void attemptsOnDifferentCommitsAreNotCompared() {
    assertThat(
            AttemptFeatures.isFlaky(
                new RunAttempts(List.of(attempt(1, "a", "failure"), attempt(2, "b", "success")))))
        .isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void runningAttemptMayStillDecide() {
    RunAttempt passed = attempt(1, "c".repeat(40), "success");
    RunAttempt failed = attempt(2, "c".repeat(40), "failure");
    assertThat(AttemptFeatures.isFlaky(new RunAttempts(List.of(passed, RUNNING))))
        .isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(AttemptFeatures.isFlaky(new RunAttempts(List.of(passed, failed, RUNNING))))
        .isEqualTo(present(true));
  }
}
