package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.completed;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.run;
import static org.cienrich.features.testing.Facts.running;
import static org.cienrich.features.testing.Facts.triggered;

import java.util.List;
import org.cienrich.features.ValueType;
import org.cienrich.features.facts.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowFeaturesTest {
  @Test
  void buildIdIsTextSinceSomeAreUuids() {
    assertThat(WorkflowFeatures.TR_BUILD_ID.type()).isEqualTo(ValueType.TEXT);
  }

  @Test
  void buildNumberIsMissingRatherThanZero() {
    assertThat(WorkflowFeatures.buildNumber(triggered())).isEqualTo(present(7L));
    assertThat(
            WorkflowFeatures.buildNumber(
                run(TRIGGERED, TRIGGERED, "push", "main", null, List.of())))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  @ParameterizedTest
  @CsvSource({
    "success,passed",
    "failure,failed",
    "errored,errored",
    "timed_out,errored",
    "startup_failure,errored",
    "action_required,errored",
    "cancelled,cancelled",
    "skipped,skipped",
    "neutral,skipped",
    "stale,unknown",
    "none,unknown",
    ",unknown"
  })
  void statusIsOneOfSixWords(String conclusion, String status) {
    assertThat(WorkflowFeatures.status(completed(conclusion, TRIGGERED)))
        .isEqualTo(present(status));
    assertThat(WorkflowFeatures.STATUSES).contains(status);
  }

  @Test
  void runningBuildsHaveNoStatusAndNoDuration() {
    assertThat(WorkflowFeatures.status(running())).isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(WorkflowFeatures.duration(triggered(), running()))
        .isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(WorkflowFeatures.status(new RunResult(null, null, null, null)))
        .isEqualTo(missing(NOT_COMPLETED_YET));
  }

  @Test
  void conclusionOfARunWithoutStatusCounts() {
    assertThat(WorkflowFeatures.status(new RunResult(null, "success", null, null)))
        .isEqualTo(present("passed"));
  }

  @Test
  void durationCountsFromTheStartOfTheAttempt() {
    assertThat(
            WorkflowFeatures.duration(
                run(TRIGGERED, TRIGGERED.plusSeconds(600), "push", "main", 1L, List.of()),
                completed("success", TRIGGERED.plusSeconds(690))))
        .isEqualTo(present(90L));
  }

  @Test
  void durationIsMissingRatherThanZeroWithoutAnEnd() {
    assertThat(WorkflowFeatures.duration(triggered(), completed("success", null)))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void durationIsNeverNegative() {
    assertThat(
            WorkflowFeatures.duration(triggered(), completed("skipped", TRIGGERED.minusSeconds(1))))
        .isEqualTo(missing(NOT_PROVIDED));
  }
}
