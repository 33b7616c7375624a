package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
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

import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

class TeamFeaturesTest {
  @Test
  void teamIsUnknownFromGitAlone() {
    Compute row = new Compute().with(Resources.RUN_TRIGGER, triggered());
    assertThat(row.outcome(TeamFeatures.GH_TEAM_SIZE)).isEqualTo(missing(NOT_PROVIDED));
    assertThat(row.outcome(TeamFeatures.GH_BY_CORE_TEAM_MEMBER)).isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void authorsAreComparedByEmail() {
    Compute row =
        new Compute()
            .with(
                Resources.BUILT_CHANGES,
                built(change("c", ANN), change("b", BOB), change("a", ANN)));
    assertThat(row.outcome(TeamFeatures.NUM_OF_DISTINCT_AUTHORS)).isEqualTo(present(2L));
  }

  @Test
  void revisionsAddUpOverCommitsAndFiles() {
    LinearHistory history =
        new LinearHistory()
            .commit("a", BOB, "2024-01-01", "x", "y")
            .commit("b", BOB, "2024-01-02", "x")
            .commit("first", ANN, "2024-01-03", "x")
            .commit("head", ANN, "2024-01-04", "x", "y", "z");
    assertThat(
            TeamFeatures.revisions(
                built(
                    change("head", ANN, modified("x", 1, 0), modified("y", 1, 0), added("z", 1)),
                    change("first", ANN, modified("x", 1, 0))),
                history))
        .isEqualTo(3 + 1 + 0 + 2);
  }

  @Test
  void revisionsFollowRenames() {
    LinearHistory history =
        new LinearHistory()
            .commit("a", BOB, "2024-01-01", "old")
            .commit("b", BOB, "2024-01-02", "old=>new")
            .commit("head", ANN, "2024-01-03", "new=>newest");
    assertThat(
            TeamFeatures.revisions(
                built(change("head", ANN, renamed("new", "newest", 0, 0))), history))
        .isEqualTo(2);
  }
}
