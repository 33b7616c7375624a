package org.cienrich.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.MissingReason.UNAVAILABLE;
import static org.cienrich.features.git.AuthorFeatures.GIT_TRIGGER_AUTHOR;
import static org.cienrich.features.history.BuildHistoryFeaturesTest.builds;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.BuildsInMemory;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;

class CommitterFeaturesTest {
  private static final BuildsInMemory OWN =
      builds("failed", "passed", "cancelled", "passed", "passed", "passed", "failed", "errored");

  @Test
  void ratesCountPassedAndFailedBuildsOfTheAuthor() {
    Compute row =
        new Compute()
            .with(Resources.TRIGGER_CHANGE, change("head", ANN))
            .withSame(GIT_TRIGGER_AUTHOR, OWN);
    assertThat(row.outcome(CommitterFeatures.COMMITTER_FAIL_HISTORY)).isEqualTo(present(0.33));
    assertThat(row.outcome(CommitterFeatures.COMMITTER_RECENT_FAIL_HISTORY))
        .isEqualTo(present(0.2));
  }

  @Test
  void ratesOfAnUnknownAuthorAreMissing() {
    Compute row = new Compute().withSame(GIT_TRIGGER_AUTHOR, OWN);
    assertThat(row.outcome(CommitterFeatures.COMMITTER_FAIL_HISTORY))
        .isEqualTo(missing(UNAVAILABLE));
    assertThat(row.outcome(CommitterFeatures.COMMITTER_RECENT_FAIL_HISTORY))
        .isEqualTo(missing(UNAVAILABLE));
  }

  @Test
  void averageExperienceLeavesBuildsWithoutAuthorOut() {
    BuildsInMemory earlier =
        BuildsInMemory.byTime()
            .completed(GIT_TRIGGER_AUTHOR, "ann")
            .completed(GIT_TRIGGER_AUTHOR, "bob")
            .completed(GIT_TRIGGER_AUTHOR, missing(COMMIT_GONE))
            .running(GIT_TRIGGER_AUTHOR)
            .completed(GIT_TRIGGER_AUTHOR, "ann");
    assertThat(CommitterFeatures.averageExperience(earlier)).isEqualTo(present(1.5));
  }

  @Test
  void averageExperienceOfBuildsWithoutAnyAuthorIsMissingLikeTheNewestOfThem() {
    BuildsInMemory earlier =
        BuildsInMemory.byTime()
            .completed(GIT_TRIGGER_AUTHOR, missing(UNAVAILABLE))
            .completed(GIT_TRIGGER_AUTHOR, missing(COMMIT_GONE));
    assertThat(CommitterFeatures.averageExperience(earlier)).isEqualTo(missing(UNAVAILABLE));
  }

  @Test
  void averageExperienceWithoutBuildsIsMissing() {
    assertThat(CommitterFeatures.averageExperience(BuildsInMemory.byTime()))
        .isEqualTo(missing(NO_HISTORY));
  }
}
