package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.EXPIRED;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import java.util.List;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.JobLog;
import org.junit.jupiter.api.Test;

class BuildLogFeaturesTest {
  private static final JobLog STORED = JobLog.stored("11", 5);
  private static final JobLog GONE = JobLog.missing("9", EXPIRED, "HTTP 410");
  private static final JobLog NEVER_RAN = JobLog.missing("7", NOT_APPLICABLE, "skipped");

  @Test
  void storedLogsCount() {
    assertThat(BuildLogFeatures.numberOfLogs(logs(STORED, GONE, JobLog.stored("12", 0))))
        .isEqualTo(present(2L));
  }

  @Test
  void withoutAnyLogTheReasonIsThatOfTheLogs() {
    assertThat(BuildLogFeatures.numberOfLogs(logs(NEVER_RAN, GONE))).isEqualTo(missing(EXPIRED));
    assertThat(BuildLogFeatures.numberOfLogs(logs(NEVER_RAN))).isEqualTo(missing(NOT_APPLICABLE));
    assertThat(BuildLogFeatures.numberOfLogs(logs())).isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void allJobsAreListedInTheirOrder() {
    assertThat(BuildLogFeatures.jobs(logs(STORED, GONE, NEVER_RAN)))
        .isEqualTo(present(List.of("11", "9", "7")));
  }

  @Test
  void unknownJobsAreNotAnEmptyList() {
    assertThat(BuildLogFeatures.jobs(logs())).isEqualTo(missing(NOT_PROVIDED));
  }

  private static BuildLogs logs(JobLog... jobs) {
    return new BuildLogs(List.of(jobs));
  }
}
