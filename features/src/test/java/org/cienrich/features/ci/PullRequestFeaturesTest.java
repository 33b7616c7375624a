package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.FORBIDDEN;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.ci.PullRequestFeatures.GH_HAS_BUG_LABEL;
import static org.cienrich.features.ci.PullRequestFeatures.GH_PR_CREATED_AT;
import static org.cienrich.features.testing.Compute.pullRequestBuild;
import static org.cienrich.features.testing.Compute.row;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.event;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.PullRequestStory.opened;

import java.time.Instant;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.PullRequestStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestFeaturesTest {
  private static final Instant OPENED = TRIGGERED.minusSeconds(86_400);
  private static final Instant EARLIER = TRIGGERED.minusSeconds(60);
  private static final Instant LATER = TRIGGERED.plusSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "github_actions,pull_request,true",
    "github_actions,pull_request_target,true",
    "github_actions,pull_request_review,false",
    "github_actions,push,false",
    "github_actions,schedule,false",
    "travis_ci,pull_request,true",
    "travis_ci,push,false",
    "travis_ci,api,false",
    "travis_ci,cron,false"
  })
  void eventTellsWhetherItIsAPullRequest(String provider, String event, boolean expected) {
    assertThat(isPullRequest(provider, event(event))).isEqualTo(present(expected));
  }

  @Test
  void unknownEventIsNotTakenForAPush() {
    assertThat(isPullRequest("github_actions", event(null))).isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void pushWithAnOpenPullRequestIsNone() {
    assertThat(isPullRequest("github_actions", event("push", 12L))).isEqualTo(present(false));
  }

  @Test
  void pipelineOfCircleCiIsOneIfItNamesAPullRequest() {
    assertThat(isPullRequest("circleci", event("webhook", 12L))).isEqualTo(present(true));
    assertThat(isPullRequest("circleci", event(null, 12L))).isEqualTo(present(true));
    assertThat(isPullRequest("circleci", event("pull_request"))).isEqualTo(present(true));
    assertThat(isPullRequest("circleci", event("webhook"))).isEqualTo(present(false));
    assertThat(isPullRequest("circleci", event(null))).isEqualTo(present(false));
  }

  @Test
  void numberIsTheFirstOneReported() {
    assertThat(PullRequestFeatures.number(event("pull_request", 13L, 14L), true, pullRequest()))
        .isEqualTo(present(13L));
    assertThat(PullRequestFeatures.number(event("pull_request", 13L), true, missing(FORBIDDEN)))
        .isEqualTo(present(13L));
  }

  @Test
  void pushWithAnOpenPullRequestHasNoNumber() {
    assertThat(PullRequestFeatures.number(event("push", 12L), false, pullRequest()))
        .isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void numberOfAForksPullRequestIsThatOfTheOneWithTheCommit() {
    assertThat(PullRequestFeatures.number(event("pull_request"), true, pullRequest()))
        .isEqualTo(present(12L));
    assertThat(PullRequestFeatures.number(event("pull_request"), true, missing(FORBIDDEN)))
        .isEqualTo(missing(FORBIDDEN));
  }

  @Test
  void creationIsThatOfThePullRequest() {
    assertThat(pullRequestBuild(story()).outcome(GH_PR_CREATED_AT)).isEqualTo(present(OPENED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "schedule"})
  void pullRequestOfOtherBuildsDoesNotMatterEvenIfItCannotBeHad(String event) {
    Compute row = row(event);
    assertThat(row.outcome(GH_PR_CREATED_AT)).isEqualTo(missing(NOT_APPLICABLE));
    assertThat(row.outcome(GH_HAS_BUG_LABEL)).isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void labelsAreThoseAtTheTrigger() {
    assertThat(hasBugLabel(story().labelled(EARLIER, "kind/bug"))).isEqualTo(present(true));
    assertThat(hasBugLabel(story().labelled(EARLIER, "debug"))).isEqualTo(present(false));
    assertThat(hasBugLabel(story().labelled(LATER, "kind/bug"))).isEqualTo(present(false));
    assertThat(hasBugLabel(story().labelled(EARLIER, "bug").unlabelled(LATER, "bug")))
        .isEqualTo(present(true));
    assertThat(hasBugLabel(story())).isEqualTo(present(false));
  }

  private static Outcome<Boolean> hasBugLabel(PullRequestStory story) {
    return pullRequestBuild(story).outcome(GH_HAS_BUG_LABEL);
  }

  private static Outcome<Boolean> isPullRequest(String provider, RunTrigger trigger) {
    return PullRequestFeatures.isPullRequest(
        new BuildIdentity(provider, "17", "Octo/Cat", "42", 1), trigger);
  }

  private static Outcome<PullRequest> pullRequest() {
    return present(story().atTrigger());
  }

  private static PullRequestStory story() {
    return opened(OPENED, "Title", "Body");
  }
}
