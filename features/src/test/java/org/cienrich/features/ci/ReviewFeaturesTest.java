package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.Category.REVIEW;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.UNAVAILABLE;
import static org.cienrich.features.ci.ReviewFeatures.GH_NUM_APPROVALS;
import static org.cienrich.features.ci.ReviewFeatures.GH_NUM_CHANGES_REQUESTED;
import static org.cienrich.features.ci.ReviewFeatures.GH_NUM_REVIEWERS;
import static org.cienrich.features.ci.ReviewFeatures.GH_NUM_REVIEWS;
import static org.cienrich.features.testing.Compute.pullRequestBuild;
import static org.cienrich.features.testing.Compute.row;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.PullRequestStory.opened;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.Feature;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.PullRequestStory;
import org.junit.jupiter.api.Test;

class ReviewFeaturesTest {
  private static final Instant EARLIER = TRIGGERED.minusSeconds(60);
  private static final Instant LATER = TRIGGERED.plusSeconds(60);

  @Test
  void reviewsCountByWhatTheySayUntilTheTrigger() {
    Compute row =
        pullRequestBuild(
            story()
                .reviewed(EARLIER, "bob", "CHANGES_REQUESTED")
                .reviewed(EARLIER, "ann", "COMMENTED")
                .reviewed(EARLIER, "bob", "APPROVED")
                .reviewed(TRIGGERED, "eve", "APPROVED")
                .reviewed(LATER, "zoe", "APPROVED"));
    assertThat(row.outcome(GH_NUM_REVIEWS)).isEqualTo(present(4L));
    assertThat(row.outcome(GH_NUM_APPROVALS)).isEqualTo(present(2L));
    assertThat(row.outcome(GH_NUM_CHANGES_REQUESTED)).isEqualTo(present(1L));
  }

  @Test
  void reviewersAreDistinctAndNotTheAuthor() {
    Compute row =
        pullRequestBuild(
            story()
                .reviewed(EARLIER, "bob", "COMMENTED")
                .reviewed(EARLIER, "bob", "APPROVED")
                .reviewed(EARLIER, "ann", "COMMENTED")
                .reviewed(EARLIER, null, "COMMENTED")
                .reviewed(EARLIER, null, "COMMENTED"));
    assertThat(row.outcome(GH_NUM_REVIEWERS)).isEqualTo(present(2L));
  }

  @Test
  void whatADismissedReviewSaidIsUnknown() {
    Compute row = pullRequestBuild(story().reviewed(EARLIER, "bob", "DISMISSED"));
    assertThat(row.outcome(GH_NUM_APPROVALS)).isEqualTo(missing(NOT_PROVIDED));
    assertThat(row.outcome(GH_NUM_CHANGES_REQUESTED)).isEqualTo(missing(NOT_PROVIDED));
    assertThat(row.outcome(GH_NUM_REVIEWS)).isEqualTo(present(1L));
    assertThat(row.outcome(GH_NUM_REVIEWERS)).isEqualTo(present(1L));
  }

  @Test
  void buildsWithoutAPullRequestHaveNoReviewsRatherThanZero() {
    for (Feature<?> feature : reviewFeatures()) {
      assertThat(row("push").outcome(feature)).isEqualTo(missing(NOT_APPLICABLE));
      assertThat(row("pull_request").outcome(feature)).isEqualTo(missing(UNAVAILABLE));
      assertThat(pullRequestBuild(story()).outcome(feature)).isEqualTo(present(0L));
    }
  }

  private static List<Feature<?>> reviewFeatures() {
    return Catalog.ALL.features().stream()
        .filter(feature -> feature.category() == REVIEW)
        .<Feature<?>>map(feature -> feature)
        .toList();
  }

  private static PullRequestStory story() {
    return opened(TRIGGERED.minusSeconds(3600), "Title", "Body");
  }
}
