package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_RECOGNISED;
import static org.cienrich.features.facts.LogStatus.BROKEN;
import static org.cienrich.features.facts.LogStatus.CANCELLED;
import static org.cienrich.features.facts.LogStatus.OK;
import static org.cienrich.features.facts.LogStatus.TIMEOUT;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Logs.ended;

import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobLogFeaturesTest {

  @Test
  void aBuildIsOkIfAllJobsAre() {
    assertThat(status(OK, OK)).isEqualTo(present("ok"));
    assertThat(status(OK, null)).isEqualTo(missing(NOT_RECOGNISED));
    assertThat(status((LogStatus) null)).isEqualTo(missing(NOT_RECOGNISED));
  }

  @Test
  void theWorstEndOfAJobIsThatOfTheBuild() {
    assertThat(status(OK, CANCELLED, BROKEN)).isEqualTo(present("broken"));
    assertThat(status(CANCELLED, TIMEOUT, null)).isEqualTo(present("timeout"));
  }

  private static Outcome<String> status(@Nullable LogStatus... statuses) {
    List<LogFacts> jobs = Stream.of(statuses).map(status -> ended(status, null)).toList();
    return JobLogFeatures.status(jobs);
  }
}
