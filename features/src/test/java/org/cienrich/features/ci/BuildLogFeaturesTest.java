package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.EXPIRED;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import java.util.List;
import org.cienrich.features.facts.BuildJobs;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.testing.Facts;
import org.junit.jupiter.api.Test;

class BuildLogFeaturesTest {
  private static final RunResult ENDED = Facts.completed("success", Facts.TRIGGERED);
  private static final JobLog STORED = JobLog.stored("11", 5);
  private static final JobLog GONE = JobLog.missing("9", EXPIRED, "HTTP 410");
  private static final JobLog NEVER_RAN = JobLog.missing("7", NOT_APPLICABLE, "skipped");

  @Test
  void storedLogsCount() {
    assertThat(BuildLogFeatures.numberOfLogs(ENDED, logs(STORED, GONE, JobLog.stored("12", 0))))
        .isEqualTo(present(2L));
  }

  @Test
  void withoutAnyLogTheReasonIsThatOfTheLogs() {
    assertThat(BuildLogFeatures.numberOfLogs(ENDED, logs(NEVER_RAN, GONE)))
        .isEqualTo(missing(EXPIRED));
    assertThat(BuildLogFeatures.numberOfLogs(ENDED, logs(NEVER_RAN)))
        .isEqualTo(missing(NOT_APPLICABLE));
    assertThat(BuildLogFeatures.numberOfLogs(ENDED, logs())).isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void allJobsAreListedInTheirOrder() {
    assertThat(BuildLogFeatures.jobs(ENDED, new BuildJobs(List.of(job("7"), job("11")))))
        .isEqualTo(present(List.of("7", "11")));
  }

  @Test
  void unknownJobsAreNotAnEmptyList() {
    assertThat(BuildLogFeatures.jobs(ENDED, new BuildJobs(List.of())))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void aRunUnderWayHasNeitherYet() {
    assertThat(BuildLogFeatures.jobs(Facts.running(), new BuildJobs(List.of(job("7")))))
        .isEqualTo(missing(NOT_COMPLETED_YET));
    assertThat(BuildLogFeatures.numberOfLogs(Facts.running(), logs()))
        .isEqualTo(missing(NOT_COMPLETED_YET));
  }

  private static CiJob job(String id) {
    return new CiJob(id, "test", "completed", "success", null, null, null, null);
  }

  private static BuildLogs logs(JobLog... jobs) {
    return new BuildLogs(List.of(jobs));
  }
}
