package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.testing.Facts.event;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullRequestFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "pull_request,true",
    "pull_request_target,true",
    "pull_request_review,false",
    "push,false",
    "schedule,false"
  })
  void eventTellsWhetherItIsAPullRequest(String event, boolean expected) {
    assertThat(PullRequestFeatures.isPullRequest(event(event))).isEqualTo(present(expected));
  }

  @Test
  void unknownEventIsNotTakenForAPush() {
    assertThat(PullRequestFeatures.isPullRequest(event(null))).isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void numberIsTheFirstOneReported() {
    assertThat(PullRequestFeatures.number(event("pull_request", 12L, 13L), true))
        .isEqualTo(present(12L));
  }

  @Test
  void pushWithAnOpenPullRequestHasNoNumber() {
    assertThat(PullRequestFeatures.number(event("push", 12L), false))
        .isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void pullRequestOfAForkHasNoNumberYet() {
    assertThat(PullRequestFeatures.number(event("pull_request"), true))
        .isEqualTo(missing(NOT_PROVIDED));
  }
}
