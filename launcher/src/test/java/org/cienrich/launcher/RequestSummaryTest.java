package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.cienrich.io.http.ApiUsage;
import org.junit.jupiter.api.Test;

class RequestSummaryTest {
  @Test
  void tellsWhatWasAskedOfEachApiThatWasUsed() {
    String summary =
        RequestSummary.of(
            Map.of(
                "Travis CI", new ApiUsage.Counts(0, 0, 0, 0, 0, 0, Duration.ZERO),
                "GitHub", new ApiUsage.Counts(12, 3, 5, 2, 100, 1, Duration.ofSeconds(7)),
                "CircleCI storage", new ApiUsage.Counts(0, 4, 0, 0, 100, 0, Duration.ZERO)));

    assertThat(summary.lines())
        .containsExactly(
            "Requests to CircleCI storage: 0 (0 unchanged), 4 downloads, 0 answers from the cache",
            "Requests to GitHub: 12 (2 unchanged), 3 downloads, 5 answers from the cache,"
                + " 7 s of pauses");
  }
}
