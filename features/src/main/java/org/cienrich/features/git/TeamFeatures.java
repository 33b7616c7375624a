package org.cienrich.features.git;

import static org.cienrich.features.Category.COOPERATION;
import static org.cienrich.features.Category.TEAM;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.facts.Resources.BUILT_CHANGES;
import static org.cienrich.features.facts.Resources.COMMIT_HISTORY;
import static org.cienrich.features.facts.Resources.CORE_TEAM;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.Team;

/** Who works on the project, and how much work the touched files have seen. */
public final class TeamFeatures {
  public static final Feature<Long> GH_TEAM_SIZE =
      Feature.integer("gh_team_size")
          .describedAs(
              "Persons who committed directly to the default branch or merged pull requests into it"
                  + " in the 90 days before the trigger, told apart by login. A commit has its"
                  + " committer's date, since GitHub does not tell when it came into the branch.")
          .category(TEAM)
          .unit(Unit.PERSONS)
          .atLeast(0)
          .revision(2)
          .from(CORE_TEAM)
          .computedBy(team -> (long) team.members().size());

  public static final Feature<Boolean> GH_BY_CORE_TEAM_MEMBER =
      Feature.bool("gh_by_core_team_member")
          .describedAs(
              "Whether all authors of the built commits are in the team that gh_team_size counts."
                  + " Authors whose login is unknown do not matter; missing if all are.")
          .category(TEAM)
          .revision(2)
          .from(BUILT_CHANGES, CORE_TEAM)
          .resolvedBy(TeamFeatures::byCoreTeamMember);

  public static final Feature<Long> NUM_OF_DISTINCT_AUTHORS =
      Feature.integer("num_of_distinct_authors")
          .describedAs("Distinct authors of the built commits, by e-mail after .mailmap.")
          .category(TEAM)
          .unit(Unit.PERSONS)
          .atLeast(1)
          .from(BUILT_CHANGES)
          .computedBy(changes -> (long) changes.authors().size());

  public static final Feature<Long> TOTAL_NUMBER_OF_REVISIONS =
      Feature.integer("total_number_of_revisions")
          .describedAs(
              "For every built commit and every file it changes, the number of earlier commits on"
                  + " that file, renames followed and merges left out; all added up.")
          .category(COOPERATION)
          .unit(Unit.COMMITS)
          .atLeast(0)
          .from(BUILT_CHANGES, COMMIT_HISTORY)
          .computedBy(TeamFeatures::revisions);

  private TeamFeatures() {}

  static Outcome<Boolean> byCoreTeamMember(BuiltChanges changes, Team team) {
    List<String> authors =
        changes.authors().stream().flatMap(email -> known(email, team).stream()).toList();
    return authors.isEmpty()
        ? Outcome.missing(NOT_PROVIDED)
        : Outcome.present(team.members().containsAll(authors));
  }

  /** Returns the name by which the team has the author of that e-mail. */
  private static Optional<String> known(String email, Team team) {
    return Optional.ofNullable(team.loginsByEmail().get(email))
        .or(() -> Optional.of(email).filter(team.members()::contains));
  }

  static long revisions(BuiltChanges changes, CommitHistory history) {
    return changes.commits().stream()
        .mapToLong(
            change ->
                change.files().stream()
                    .mapToLong(
                        file -> history.touches(change.commit().sha(), file.pathBefore()).size())
                    .sum())
        .sum();
  }
}
