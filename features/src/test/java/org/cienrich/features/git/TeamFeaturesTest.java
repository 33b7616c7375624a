package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.UNAVAILABLE;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.BOB;
import static org.cienrich.features.testing.Facts.added;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Team;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

class TeamFeaturesTest {
  private static final String EVE = "eve@example.org";
  private static final String ZOE = "zoe@example.org";

  /** Ann by her login, Bob by his e-mail; Eve was seen, but is no member. */
  private static final Team TEAM = new Team(Set.of("ann", BOB), Map.of(ANN, "ann", EVE, "eve"));

  @Test
  void teamIsUnknownFromGitAlone() {
    Compute row = new Compute().with(Resources.BUILT_CHANGES, built(change("c", ANN)));
    assertThat(row.outcome(TeamFeatures.GH_TEAM_SIZE)).isEqualTo(missing(UNAVAILABLE));
    assertThat(row.outcome(TeamFeatures.GH_BY_CORE_TEAM_MEMBER)).isEqualTo(missing(UNAVAILABLE));
  }

  @Test
  void teamSizeCountsMembers() {
    Compute row = new Compute().with(Resources.CORE_TEAM, TEAM);
    assertThat(row.outcome(TeamFeatures.GH_TEAM_SIZE)).isEqualTo(present(2L));
  }

  @Test
  void allKnownAuthorsMustBeMembers() {
    assertThat(byCoreTeamMember(ANN)).isEqualTo(present(true));
    assertThat(byCoreTeamMember(ANN, BOB)).isEqualTo(present(true));
    assertThat(byCoreTeamMember(ANN, EVE)).isEqualTo(present(false));
    assertThat(byCoreTeamMember(EVE)).isEqualTo(present(false));
  }

  @Test
  void authorsOfUnknownLoginDoNotMatterUnlessThereIsNoOther() {
    assertThat(byCoreTeamMember(ANN, ZOE)).isEqualTo(present(true));
    assertThat(byCoreTeamMember(ZOE)).isEqualTo(missing(NOT_PROVIDED));
  }

  private static Outcome<Boolean> byCoreTeamMember(String... authors) {
    CommitChange[] changes =
        Arrays.stream(authors).map(author -> change(author, author)).toArray(CommitChange[]::new);
    return TeamFeatures.byCoreTeamMember(built(changes), TEAM);
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
