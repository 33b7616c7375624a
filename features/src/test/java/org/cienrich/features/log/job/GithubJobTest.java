package org.cienrich.features.log.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GithubJobTest {
  private static final List<String> ACTION =
      List.of("##[group]Run actions/cache@v4", "with:", "  path: x", "##[endgroup]");
  private static final List<String> COMMANDS =
      List.of("##[group]Run make test", "make test", "shell: /usr/bin/bash -e {0}", "##[endgroup]");
  private static final List<String> END =
      List.of("Post job cleanup.", "Cleaning up orphan processes");
  private static final String EXIT_CODE = "##[error]Process completed with exit code 2.";

  @Test
  void aJobThatIsCleanedUpIsOk() {
    assertThat(status(ACTION, COMMANDS, List.of("fine"), END)).isEqualTo(LogStatus.OK);
  }

  @Test
  void aLogThatStopsTellsNothing() {
    assertThat(status(ACTION, COMMANDS)).isNull();
  }

  @Test
  void anExitCodeBreaksTheJobWhateverRunsAfterIt() {
    assertThat(status(COMMANDS, List.of(EXIT_CODE), ACTION, COMMANDS, END))
        .isEqualTo(LogStatus.BROKEN);
  }

  @Test
  void anActionThatEndsWithAnErrorBreaksTheJob() {
    assertThat(status(ACTION, List.of("##[error]Gradle build failed"), END))
        .isEqualTo(LogStatus.BROKEN);
    assertThat(status(ACTION, List.of("##[error]Gradle build failed"), ACTION, END))
        .isEqualTo(LogStatus.BROKEN);
  }

  @Test
  void anErrorThatAnActionGoesOnAfterIsARemark() {
    assertThat(status(ACTION, List.of("##[error]a.ts(3,1): odd", "done"), COMMANDS, END))
        .isEqualTo(LogStatus.OK);
  }

  @Test
  void anErrorOfTheLastActionBreaksTheJob() {
    assertThat(status(COMMANDS, ACTION, List.of("##[error]first line", "second line"), END))
        .isEqualTo(LogStatus.BROKEN);
  }

  @Test
  void whatCommandsMarkAsAnErrorDoesNotBreakTheJob() {
    assertThat(status(COMMANDS, List.of("##[error]a.c:3: odd"), END)).isEqualTo(LogStatus.OK);
  }

  @Test
  void whatTheRunnerSaysOfAnEndFromOutsideCountsMore() {
    String cancelled = "##[error]The operation was canceled.";
    assertThat(status(COMMANDS, List.of(cancelled), END)).isEqualTo(LogStatus.CANCELLED);
    assertThat(
            status(
                COMMANDS,
                List.of(
                    "##[error]The job running on runner GitHub Actions 7 has exceeded the maximum"
                        + " execution time of 360 minutes.",
                    cancelled),
                END))
        .isEqualTo(LogStatus.TIMEOUT);
    assertThat(
            status(
                COMMANDS,
                List.of(
                    "##[error]The runner has received a shutdown signal. This can happen when"
                        + " the runner service is stopped, or a manually started runner is canceled.",
                    "##[error]Process completed with exit code 143.",
                    cancelled)))
        .isEqualTo(LogStatus.TERMINATED);
    assertThat(
            status(
                COMMANDS,
                List.of("##[error]The action 'Run make test' has timed out after 5 minutes."),
                END))
        .isEqualTo(LogStatus.TIMEOUT);
  }

  @Test
  void theSetupEndsWhereTheFirstCommandsRun() {
    String[] log = {
      "2024-01-31T10:00:00.0000000Z Requested labels: ubuntu-latest",
      "2024-01-31T10:01:00.0000000Z Current runner version: '2.311.0'",
      "2024-01-31T10:01:02.0000000Z ##[group]Run actions/checkout@v4",
      "2024-01-31T10:01:02.1000000Z with:",
      "2024-01-31T10:01:02.2000000Z ##[endgroup]",
      "2024-01-31T10:01:05.5000000Z ##[group]Run ./gradlew build",
      "2024-01-31T10:01:05.6000000Z \u001b[36;1m./gradlew build\u001b[0m",
      "2024-01-31T10:01:05.6000000Z shell: /usr/bin/bash -e {0}",
      "2024-01-31T10:01:05.6000000Z ##[endgroup]",
      "2024-01-31T10:02:00.0000000Z ##[group]Run ./gradlew publish",
      "2024-01-31T10:02:00.0000000Z shell: /usr/bin/bash -e {0}",
    };
    assertThat(Reading.of(log).setupSeconds()).isEqualTo(5.5, within(1e-9));
    assertThat(Reading.of(log).buildTool()).isEqualTo("gradle");
  }

  @Test
  void withoutCommandsThereIsNoEndOfTheSetup() {
    assertThat(
            Reading.of(
                    "2024-01-31T10:01:00.0000000Z Current runner version: '2.311.0'",
                    "2024-01-31T10:01:02.0000000Z ##[group]Run actions/checkout@v4")
                .setupSeconds())
        .isNull();
  }

  @SafeVarargs
  private static @Nullable LogStatus status(List<String>... parts) {
    List<String> lines = new ArrayList<>();
    for (List<String> part : parts) {
      lines.addAll(part);
    }
    return Reading.of(lines.toArray(new String[0])).status();
  }
}
