package org.cienrich.transforms.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.util.CoderUtils;
import org.cienrich.features.Outcome;
import org.cienrich.transforms.coders.RecordCoder;
import org.junit.jupiter.api.Test;

class HistoryRecordTest {
  private static final Instant AT = Instant.parse("2024-05-06T07:08:09.123456Z");

  @Test
  void takesAtMost200BytesEvenWithTheLongestBuildIds() throws Exception {
    HistoryRecord build =
        new HistoryRecord(
            "github_actions/123456789/" + "a".repeat(64) + "/1",
            199_999,
            true,
            AT,
            AT.plusSeconds(3),
            AT.plusSeconds(900),
            AT.plusSeconds(9000),
            199_990,
            null,
            List.of(
                Outcome.present("cancelled"),
                Outcome.present("first.last@example.com"),
                Outcome.present(123_456L)));

    assertThat(CoderUtils.encodeToByteArray(RecordCoder.of(HistoryRecord.class), build))
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void knowsItsBuildIdAlsoWhereTheRepositoryKeyIsAName() {
    assertThat(record("fake/owner/name/12-a/3").buildId()).isEqualTo("12-a");
    assertThat(record("fake/7/12-a/3").buildId()).isEqualTo("12-a");
  }

  @Test
  void refusesAPreviousBuildThatDoesNotComeBefore() {
    assertThatThrownBy(
            () -> new HistoryRecord("k", 3, true, AT, AT, null, null, 3, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rank 3");
  }

  private static HistoryRecord record(String key) {
    return new HistoryRecord(key, 0, true, AT, AT, null, null, null, null, List.of());
  }
}
