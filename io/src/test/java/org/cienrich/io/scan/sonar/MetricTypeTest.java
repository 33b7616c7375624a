package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTypeTest {

  @ParameterizedTest
  @CsvSource({
    "INT, 12, 12",
    "INT, 12.0, 12",
    "INT, 0, 0",
    "WORK_DUR, 1.5E3, 1500",
    "MILLISEC, 7, 7",
    "RATING, 1.0, 1",
    "RATING, 5.0, 5",
    "PERCENT, 50.8, 50.8",
    "PERCENT, 3, 3.0",
    "FLOAT, 1e-3, 0.001",
    "BOOL, true, true",
    "BOOL, 0, false",
    "LEVEL, OK, OK",
    "STRING, 1650, 1650",
    "DATA, java=15;js=36, java=15;js=36",
    "SOMETHING_NEW, 1.0, 1.0",
  })
  void valuesAreWrittenByType(String type, String told, String written) {
    assertThat(MetricType.named(type).canonical(told)).contains(written);
  }

  @ParameterizedTest
  @CsvSource({
    "INT, 12.5",
    "INT, ten",
    "INT, 99999999999999999999",
    "INT, 1e999999999",
    "RATING, 0",
    "RATING, 6.0",
    "RATING, A",
    "PERCENT, NaN",
    "FLOAT, Infinity",
    "BOOL, maybe",
  })
  void whatIsNoValueOfTypeIsNone(String type, String told) {
    assertThat(MetricType.named(type).canonical(told)).isEmpty();
  }
}
