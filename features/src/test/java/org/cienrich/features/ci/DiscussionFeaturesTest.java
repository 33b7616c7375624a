package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.UNAVAILABLE;
import static org.cienrich.features.ci.DiscussionFeatures.GH_DESCRIPTION_COMPLEXITY;
import static org.cienrich.features.ci.DiscussionFeatures.GH_NUM_COMMIT_COMMENTS;
import static org.cienrich.features.ci.DiscussionFeatures.GH_NUM_ISSUE_COMMENTS;
import static org.cienrich.features.ci.DiscussionFeatures.GH_NUM_PR_COMMENTS;
import static org.cienrich.features.testing.Compute.pullRequestBuild;
import static org.cienrich.features.testing.Compute.row;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.ended;
import static org.cienrich.features.testing.Facts.found;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.PullRequestStory.opened;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.PullRequestStory;
import org.junit.jupiter.api.Test;

class DiscussionFeaturesTest {
  private static final Instant PREVIOUS_BUILD = TRIGGERED.minusSeconds(3600);
  private static final Lineage AFTER_A_BUILD = found("first", "41", PREVIOUS_BUILD, "head");
  private static final Lineage FIRST_BUILD = ended(Lineage.End.NO_PREVIOUS_BUILD, "head");

  @Test
  void commentsCountFromThePreviousBuildAlongTheCommits() {
    Compute row =
        pullRequestBuild(
                story()
                    .commented(PREVIOUS_BUILD.minusSeconds(1))
                    .commented(PREVIOUS_BUILD)
                    .commented(PREVIOUS_BUILD.plusSeconds(1))
                    .commented(TRIGGERED)
                    .commented(TRIGGERED.plusSeconds(1))
                    .commentedOnALine(PREVIOUS_BUILD.minusSeconds(1))
                    .commentedOnALine(PREVIOUS_BUILD.plusSeconds(1)))
            .with(Resources.LINEAGE, AFTER_A_BUILD);
    assertThat(row.outcome(GH_NUM_ISSUE_COMMENTS)).isEqualTo(present(2L));
    assertThat(row.outcome(GH_NUM_PR_COMMENTS)).isEqualTo(present(1L));
  }

  @Test
  void commentsOfAFirstBuildCountFromTheOpeningOfThePullRequest() {
    PullRequestStory story = story().commented(PREVIOUS_BUILD).commentedOnALine(PREVIOUS_BUILD);
    for (Lineage.End end : List.of(Lineage.End.NO_PREVIOUS_BUILD, Lineage.End.MERGE_FOUND)) {
      Compute row = pullRequestBuild(story).with(Resources.LINEAGE, ended(end, "head"));
      assertThat(row.outcome(GH_NUM_ISSUE_COMMENTS)).isEqualTo(present(1L));
      assertThat(row.outcome(GH_NUM_PR_COMMENTS)).isEqualTo(present(1L));
    }
  }

  @Test
  void pullRequestWithoutCommentsHasZero() {
    Compute row = pullRequestBuild(story()).with(Resources.LINEAGE, FIRST_BUILD);
    assertThat(row.outcome(GH_NUM_ISSUE_COMMENTS)).isEqualTo(present(0L));
  }

  @Test
  void windowIsUnknownWithoutALineage() {
    Compute row = pullRequestBuild(story().commented(PREVIOUS_BUILD));
    assertThat(row.outcome(GH_NUM_ISSUE_COMMENTS)).isEqualTo(missing(UNAVAILABLE));
  }

  @Test
  void buildsWithoutAPullRequestHaveNoCommentsRatherThanZero() {
    Compute row = row("push");
    assertThat(row.outcome(GH_NUM_ISSUE_COMMENTS)).isEqualTo(missing(NOT_APPLICABLE));
    assertThat(row.outcome(GH_NUM_PR_COMMENTS)).isEqualTo(missing(NOT_APPLICABLE));
    assertThat(row.outcome(GH_DESCRIPTION_COMPLEXITY)).isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void commentsOnTheBuiltCommitsCountWhateverTriggeredTheBuild() {
    CommitComments comments =
        new CommitComments(
            Map.of(
                "head",
                List.of(TRIGGERED.minusSeconds(2), TRIGGERED.plusSeconds(2)),
                "second",
                List.of(TRIGGERED.minusSeconds(9)),
                "first",
                List.of(TRIGGERED.minusSeconds(99))));
    Compute row =
        row("push")
            .with(Resources.LINEAGE, found("first", "41", PREVIOUS_BUILD, "head", "second", "mute"))
            .with(Resources.COMMIT_COMMENTS, comments.asOf(TRIGGERED));
    assertThat(row.outcome(GH_NUM_COMMIT_COMMENTS)).isEqualTo(present(2L));
  }

  @Test
  void wordsOfTitleAndDescriptionAddUp() {
    PullRequestStory story =
        opened(PREVIOUS_BUILD, " Fix  the parser ", "It\tbroke\r\n\r\non `a-b`.\n");
    assertThat(pullRequestBuild(story).outcome(GH_DESCRIPTION_COMPLEXITY)).isEqualTo(present(7L));
  }

  @Test
  void emptyDescriptionHasNoWords() {
    assertThat(
            pullRequestBuild(opened(PREVIOUS_BUILD, "Fix", "")).outcome(GH_DESCRIPTION_COMPLEXITY))
        .isEqualTo(present(1L));
  }

  @Test
  void titleIsThatAtTheTrigger() {
    PullRequestStory story = story().renamed(TRIGGERED.plusSeconds(1), "A much longer title");
    assertThat(pullRequestBuild(story).outcome(GH_DESCRIPTION_COMPLEXITY)).isEqualTo(present(2L));
  }

  @Test
  void descriptionThatWasEditedLaterIsUnknown() {
    PullRequestStory story = story().bodyEdited(TRIGGERED.plusSeconds(1));
    assertThat(pullRequestBuild(story).outcome(GH_DESCRIPTION_COMPLEXITY))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  private static PullRequestStory story() {
    return opened(PREVIOUS_BUILD.minusSeconds(60), "Title", "Body");
  }
}
