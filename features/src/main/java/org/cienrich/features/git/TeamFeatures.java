package org.cienrich.features.git;

import static org.cienrich.features.Category.COOPERATION;
import static org.cienrich.features.Category.TEAM;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.facts.Resources.BUILT_CHANGES;
import static org.cienrich.features.facts.Resources.COMMIT_HISTORY;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;

import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitHistory;

/** Who works on the project, and how much work the touched files have seen. */
public final class TeamFeatures {
  public static final Feature<Long> GH_TEAM_SIZE =
      Feature.integer("gh_team_size")
          .describedAs(
              "Persons who committed directly or merged pull requests in the months before the"
                  + " build. Who merged is not in git, so this is missing for now.")
          .category(TEAM)
          .unit(Unit.PERSONS)
          .atLeast(0)
          .from(RUN_TRIGGER)
          .resolvedBy(run -> Outcome.missing(NOT_PROVIDED));

  public static final Feature<Boolean> GH_BY_CORE_TEAM_MEMBER =
      Feature.bool("gh_by_core_team_member")
          .describedAs(
              "Whether all authors of the built commits are in that team. Missing as long as the"
                  + " team is.")
          .category(TEAM)
          .from(GH_TEAM_SIZE)
          .resolvedBy(size -> Outcome.missing(NOT_PROVIDED));

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
