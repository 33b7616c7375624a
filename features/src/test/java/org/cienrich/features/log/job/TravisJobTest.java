package org.cienrich.features.log.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TravisJobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Done. Your build exited with 0. | OK",
        "Done. Your build exited with 1. | BROKEN",
        "Done: Job Cancelled | CANCELLED",
        "The job exceeded the maximum time limit for jobs, and has been terminated. | TIMEOUT",
        "I'm sorry but your test run exceeded 50.0 minutes. | TIMEOUT",
        "The build has been terminated | TERMINATED",
        "The job has been terminated | TERMINATED",
        "Your build has been stopped. | BROKEN",
        "The command \"mvn install\" failed and exited with 1 during . | BROKEN",
        "The command \"./test\" exited with 2. | BROKEN",
      })
  void theLastLinesSayHowTheJobEnded(String line, LogStatus status) {
    assertThat(Reading.of("$ mvn test", line).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The command \"mvn test\" exited with 0.",
        "echo Done. Your build exited with 0.",
        "Done. Your build exited with an error.",
        "See: The build has been terminated",
        "a process \"x\" exited with 1.",
      })
  void otherLinesSayNothing(String line) {
    assertThat(Reading.of(line).status()).isNull();
  }

  @Test
  void theEndCountsMoreThanACommandThatMayFail() {
    assertThat(
            Reading.of("The command \"lint\" exited with 1.", "Done. Your build exited with 0.")
                .status())
        .isEqualTo(LogStatus.OK);
  }

  @Test
  void ofSeveralEndsTheLastOneHolds() {
    assertThat(
            Reading.of("Done. Your build exited with 0.", "Done. Your build exited with 1.")
                .status())
        .isEqualTo(LogStatus.BROKEN);
  }

  @Test
  void theCommandMayHaveSeveralLines() {
    assertThat(Reading.of("The command \"if x; then", "fi", "\" exited with 3.").status())
        .isEqualTo(LogStatus.BROKEN);
  }

  @Test
  void theSetupIsWhatIsTimedInItsFolds() {
    LogFacts facts =
        Reading.of(
            "travis_fold:start:system_info\r\u001b[0K\u001b[33;1mBuild system information\u001b[0m",
            "Build language: Node_JS",
            "travis_fold:end:system_info\r\u001b[0K",
            "travis_fold:start:git.checkout\r\u001b[0Ktravis_time:start:1\r\u001b[0K$ git clone x",
            "travis_time:end:1:start=1,finish=2,duration=1500000000\r\u001b[0K$ cd x",
            "travis_time:end:2:start=1,finish=2,duration=250000000\r\u001b[0K$ git checkout",
            "travis_fold:end:git.checkout\r\u001b[0Ktravis_fold:start:rvm\r\u001b[0K$ rvm use",
            "travis_time:end:3:start=1,finish=2,duration=9000000000\r\u001b[0Ktravis_fold:end:rvm",
            "travis_fold:start:before_install.1",
            "\u001b[0Ktravis_time:start:4",
            "travis_time:end:4:start=1,finish=2,duration=2000000000,event=before_install",
            "travis_fold:end:before_install.1",
            "travis_time:end:5:start=1,finish=2,duration=60000000000");
    assertThat(facts.language()).isEqualTo("node_js");
    assertThat(facts.setupSeconds()).isEqualTo(3.75, within(1e-9));
  }

  @Test
  void aSetupThatIsNotTimedIsUnknown() {
    LogFacts facts =
        Reading.of(
            "travis_fold:start:system_info",
            "travis_fold:end:system_info",
            "travis_time:end:5:start=1,finish=2,duration=60000000000");
    assertThat(facts.setupSeconds()).isNull();
  }
}
