package org.cienrich.features.log.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.3 s | 12.3",
        "80ms | 0.08",
        "1 minute 2.5 seconds | 62.5",
        "1 mins 2.3 secs | 62.3",
        "1m2.3s | 62.3",
        "2m | 120",
        "1h 2m 3s | 3723",
        "1.2 min | 72",
        "01:23 min | 83",
        "1:02:03 h | 3723",
        "0:01:05 | 65",
        "1,234.5 sec | 1234.5",
        "0,05 s | 0.05",
        "'  (3 s)' | 3",
        "65.30s (0:01:05) | 65.3",
        "5 s, completed 1 s | 5",
        "1 minute and 4 seconds | 64",
        "12µs | 0.000012",
        "2 days, 1 hour | 176400",
      })
  void readsWhatToolsPrint(String text, double seconds) {
    assertThat(Durations.at(text, 0).orElseThrow()).isCloseTo(seconds, Offset.offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12", "soon", "3 tests", "''", "1.2.3 s", "5 sheep", "99999999999999999999999999 s"})
  void doesNotReadAnythingElse(String text) {
    assertThat(Durations.at(text, 0)).isEmpty();
  }

  @Test
  void readsAfterALabel() {
    assertThat(Durations.after("Time elapsed:", "Tests run: 1, Time elapsed: 0.5 s - in X"))
        .isEqualTo(OptionalDouble.of(0.5));
    assertThat(Durations.after("Time:", "Tests run: 1")).isEmpty();
  }
}
