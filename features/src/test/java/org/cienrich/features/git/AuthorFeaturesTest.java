package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.BOB;
import static org.cienrich.features.testing.Facts.added;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;
import static org.cienrich.features.testing.Facts.triggered;

import java.time.Instant;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

class AuthorFeaturesTest {
  private static final String CARL = "carl@example.org";

  @Test
  void authorIsAPseudonymThatIgnoresCase() {
    assertThat(AuthorFeatures.pseudonym(change("c", "ann@example.org")))
        .isEqualTo("438c4c7afe600cdf")
        .isEqualTo(AuthorFeatures.pseudonym(change("c", "Ann@EXAMPLE.org")))
        .isNotEqualTo(AuthorFeatures.pseudonym(change("c", BOB)));
  }

  @Test
  void ownershipIsTheShareOfRecentCommitsByTheBuildsAuthors() {
    LinearHistory history =
        new LinearHistory()
            .commit("too-old", ANN, "2023-12-01", "x")
            .commit("a", ANN, "2024-02-01", "x", "y")
            .commit("b", BOB, "2024-02-02", "x")
            .commit("c", CARL, "2024-02-03", "y")
            .commit("head", ANN, "2024-03-15", "x", "y");
    assertThat(
            AuthorFeatures.ownership(
                built(modified("x", 1, 0), modified("y", 1, 0)), history, triggered(), 90))
        .isEqualTo(present(0.5));
  }

  @Test
  void ownershipCountsAllAuthorsOfTheBuildAndNoneOfItsCommits() {
    LinearHistory history =
        new LinearHistory()
            .commit("a", BOB, "2024-02-01", "x")
            .commit("b", CARL, "2024-02-02", "x")
            .commit("first", BOB, "2024-03-14", "x")
            .commit("head", ANN, "2024-03-15", "x");
    assertThat(
            AuthorFeatures.ownership(
                built(
                    change("head", ANN, modified("x", 1, 0)),
                    change("first", BOB, modified("x", 1, 0))),
                history,
                triggered(),
                90))
        .isEqualTo(present(0.5));
  }

  @Test
  void fileRenamedWithinTheBuildCountsOnce() {
    LinearHistory history =
        new LinearHistory()
            .commit("a", ANN, "2024-02-01", "old")
            .commit("b", CARL, "2024-02-02", "other")
            .commit("first", ANN, "2024-03-14", "old", "other")
            .commit("head", ANN, "2024-03-15", "old=>new");
    assertThat(
            AuthorFeatures.ownership(
                built(
                    change("head", ANN, renamed("old", "new", 0, 0)),
                    change("first", ANN, modified("old", 1, 0), modified("other", 1, 0))),
                history,
                triggered(),
                90))
        .isEqualTo(present(0.5));
  }

  @Test
  void ownershipOfFilesWithoutAPastIsMissing() {
    LinearHistory history = new LinearHistory().commit("head", ANN, "2024-03-15", "x");
    assertThat(AuthorFeatures.ownership(built(added("x", 1)), history, triggered(), 90))
        .isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void contributorIsNewByTheirFirstCommitNotTheirLast() {
    LinearHistory history =
        new LinearHistory()
            .commit("first", ANN, "2023-01-01")
            .commit("others", BOB, "2024-03-01")
            .commit("head", ANN, "2024-03-15");
    assertThat(AuthorFeatures.isNewContributor(history, triggered(), 90)).isFalse();
  }

  @Test
  void contributorIsNewWithinTheWindow() {
    LinearHistory history =
        new LinearHistory()
            .commit("others", BOB, "2020-01-01")
            .commit("first", ANN, "2024-02-01")
            .commit("head", ANN, "2024-03-15");
    assertThat(AuthorFeatures.isNewContributor(history, triggered(), 90)).isTrue();
    assertThat(AuthorFeatures.isNewContributor(history, triggered(), 30)).isFalse();
  }

  @Test
  void daysCountFromThePreviousCommitOfTheAuthor() {
    LinearHistory history =
        new LinearHistory()
            .commit("a", ANN, "2024-03-01")
            .commit("b", BOB, "2024-03-14")
            .commit("head", ANN, "2024-03-15");
    assertThat(AuthorFeatures.daysSinceLastCommit(history, triggered())).isEqualTo(present(14L));
  }

  @Test
  void daysAreNeverNegative() {
    LinearHistory history =
        new LinearHistory().commit("a", ANN, "2024-03-20").commit("head", ANN, "2024-03-15");
    assertThat(
            AuthorFeatures.daysSinceLastCommit(
                history, triggered(Instant.parse("2024-03-15T00:00:00Z"))))
        .isEqualTo(present(0L));
  }

  @Test
  void firstCommitHasNoPredecessor() {
    LinearHistory history =
        new LinearHistory().commit("a", BOB, "2024-03-01").commit("head", ANN, "2024-03-15");
    assertThat(AuthorFeatures.daysSinceLastCommit(history, triggered()))
        .isEqualTo(missing(NO_HISTORY));
  }
}
