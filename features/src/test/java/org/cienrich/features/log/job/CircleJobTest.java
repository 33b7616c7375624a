package org.cienrich.features.log.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircleJobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Exited with code exit status 1 | BROKEN",
        "Exited with code 127 | BROKEN",
        "CircleCI received exit code 1 | BROKEN",
        "Too long with no output (exceeded 10m0s): context deadline exceeded | TERMINATED",
        "context deadline exceeded | TIMEOUT",
        "Step was canceled | CANCELLED",
      })
  void aStepThatDidNotSucceedSaysSo(String line, LogStatus status) {
    assertThat(Reading.of("#!/bin/bash -eo pipefail", "make", "", line).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CircleCI received exit code 0",
        "server Exited with code exit status 1 as it should",
        "rpc error: context deadline exceeded",
      })
  void otherLinesSayNothing(String line) {
    assertThat(Reading.of(line).status()).isNull();
  }
}
