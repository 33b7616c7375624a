package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.EXPIRED;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.NOT_RECOGNISED;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Logs.report;
import static org.cienrich.features.testing.Logs.telling;
import static org.cienrich.features.testing.Logs.tests;

import java.util.List;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.TestTotals;
import org.cienrich.features.testing.Facts;
import org.junit.jupiter.api.Test;

class TestLogFeaturesTest {
  private static final RunResult ENDED = Facts.completed("success", Facts.TRIGGERED);

  @Test
  void jobsAreAddedUp() {
    assertThat(run(telling(tests(report("jest", 3L, 1, 0L)), tests(report("mocha", 4L, 0, 2L)))))
        .isEqualTo(present(7L));
  }

  @Test
  void jobsWithoutTestsCountNothingBesideOthers() {
    assertThat(run(telling(tests(report("jest", 3L, 1, 0L)), tests()))).isEqualTo(present(3L));
  }

  @Test
  void nothingRecognisedIsNotZero() {
    assertThat(run(telling(tests()))).isEqualTo(missing(NOT_RECOGNISED));
    assertThat(run(telling(tests(report("jest", 0L, 0, 0L))))).isEqualTo(present(0L));
  }

  @Test
  void aNumberThatIsNotPrintedIsNotProvided() {
    assertThat(run(telling(tests(report("gotest", null, 1, null)))))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void oneMissingLogMakesTheSumMissing() {
    BuildLogs logs =
        new BuildLogs(
            List.of(
                JobLog.stored("1", 5).telling(tests(report("jest", 3L, 1, 0L))),
                JobLog.missing("2", EXPIRED, "HTTP 410")));
    assertThat(run(logs)).isEqualTo(missing(EXPIRED));
  }

  @Test
  void jobsThatNeverRanAreNotMissed() {
    BuildLogs logs =
        new BuildLogs(
            List.of(
                JobLog.stored("1", 5).telling(tests(report("jest", 3L, 1, 0L))),
                JobLog.missing("2", NOT_APPLICABLE, "skipped")));
    assertThat(run(logs)).isEqualTo(present(3L));
    assertThat(run(new BuildLogs(logs.jobs().subList(1, 2)))).isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void aRunUnderWayHasNoneYet() {
    assertThat(
            TestLogFeatures.recognised(
                Facts.running(), telling(tests()), List.of(), TestTotals::run))
        .isEqualTo(missing(NOT_COMPLETED_YET));
  }

  @Test
  void onlyWantedFrameworksCount() {
    BuildLogs logs = telling(tests(report("jest", 3L, 1, 0L), report("mocha", 4L, 0, 2L)));
    assertThat(TestLogFeatures.recognised(ENDED, logs, List.of("mocha"), TestTotals::run))
        .isEqualTo(present(4L));
    assertThat(TestLogFeatures.recognised(ENDED, logs, List.of("pytest"), TestTotals::run))
        .isEqualTo(missing(NOT_RECOGNISED));
  }

  @Test
  void theRateNeedsATest() {
    assertThat(TestLogFeatures.rate(1, 4)).isEqualTo(present(0.25));
    assertThat(TestLogFeatures.rate(0, 0)).isEqualTo(missing(NOT_APPLICABLE));
  }

  private static Outcome<Long> run(BuildLogs logs) {
    return TestLogFeatures.recognised(ENDED, logs, List.of(), TestTotals::run);
  }
}
