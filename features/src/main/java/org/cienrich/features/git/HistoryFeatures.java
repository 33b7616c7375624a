package org.cienrich.features.git;

import static org.cienrich.features.Category.GIT_HISTORY;
import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.Parameters.LOOKBACK_DAYS;
import static org.cienrich.features.facts.Resources.BUILT_CHANGES;
import static org.cienrich.features.facts.Resources.COMMIT_HISTORY;
import static org.cienrich.features.facts.Resources.LINEAGE;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.RunTrigger;

/** Which commits a build covers, and how busy the files they touch have been. */
public final class HistoryFeatures {
  private static final String COMMIT_NOT_FOUND = "commit_not_found";

  public static final Feature<String> GIT_TRIGGER_COMMIT =
      Feature.text("git_trigger_commit")
          .describedAs(
              "The commit that triggered the build; of a pull request the head commit, not the"
                  + " merge that the provider tries.")
          .category(GIT_HISTORY)
          .from(RUN_TRIGGER)
          .computedBy(RunTrigger::commitSha);

  public static final Feature<String> GIT_BRANCH =
      Feature.text("git_branch")
          .describedAs("The branch that was built; of a pull request the source branch.")
          .category(GIT_HISTORY)
          .from(RUN_TRIGGER)
          .resolvedBy(HistoryFeatures::branch);

  public static final Feature<List<String>> GIT_ALL_BUILT_COMMITS =
      Feature.textList("git_all_built_commits")
          .describedAs(
              "The built commits: the trigger commit and its ancestors up to, but without, the"
                  + " nearest one that an earlier build has built. A merge commit ends the walk and"
                  + " is itself included.")
          .category(GIT_HISTORY)
          .from(LINEAGE)
          .computedBy(Lineage::commits);

  public static final Feature<Long> GIT_NUM_ALL_BUILT_COMMITS =
      Feature.integer("git_num_all_built_commits")
          .describedAs("The number of built commits.")
          .category(GIT_HISTORY)
          .unit(Unit.COMMITS)
          .atLeast(1)
          .from(GIT_ALL_BUILT_COMMITS)
          .computedBy(commits -> (long) commits.size());

  public static final Feature<String> GIT_PREV_BUILT_COMMIT =
      Feature.text("git_prev_built_commit")
          .describedAs(
              "The nearest ancestor that an earlier build has built. Missing if there is none"
                  + " before the first merge commit.")
          .category(GIT_HISTORY)
          .from(LINEAGE)
          .resolvedBy(HistoryFeatures::previousCommit);

  public static final Feature<String> GIT_PREV_COMMIT_RESOLUTION_STATUS =
      Feature.text("git_prev_commit_resolution_status")
          .describedAs(
              "How the walk back from the trigger commit ended: at a commit built earlier, at a"
                  + " merge commit, at the root, or not begun since the commit cannot be had.")
          .category(GIT_HISTORY)
          .oneOf(List.of("build_found", "merge_found", "no_previous_build", COMMIT_NOT_FOUND))
          .from(LINEAGE.orMissing())
          .resolvedBy(HistoryFeatures::resolutionStatus);

  public static final Feature<Long> GH_NUM_COMMITS_ON_FILES_TOUCHED =
      Feature.integer("gh_num_commits_on_files_touched")
          .describedAs(
              "Distinct earlier commits on the files that the built commits touch, by their old and"
                  + " new names, committed at most lookback_days before the trigger. Built commits"
                  + " and merges do not count.")
          .category(GIT_HISTORY)
          .unit(Unit.COMMITS)
          .atLeast(0)
          .from(BUILT_CHANGES, COMMIT_HISTORY, RUN_TRIGGER, LOOKBACK_DAYS)
          .computedBy(HistoryFeatures::commitsOnFilesTouched);

  private HistoryFeatures() {}

  static Outcome<String> branch(RunTrigger trigger) {
    return Outcome.of(Optional.ofNullable(trigger.branch()), NOT_PROVIDED);
  }

  static Outcome<String> previousCommit(Lineage lineage) {
    return Outcome.of(Optional.ofNullable(lineage.previousCommit()), NO_HISTORY);
  }

  static Outcome<String> resolutionStatus(Outcome<Lineage> lineage) {
    return lineage.equals(Outcome.missing(COMMIT_GONE))
        ? Outcome.present(COMMIT_NOT_FOUND)
        : lineage.map(found -> found.end().name().toLowerCase(Locale.ROOT));
  }

  static long commitsOnFilesTouched(
      BuiltChanges changes, CommitHistory history, RunTrigger trigger, long lookbackDays) {
    Instant since = trigger.triggeredAt().minus(Duration.ofDays(lookbackDays));
    Set<String> built = changes.shas();
    return changes.commits().stream()
        .flatMap(change -> touchesOfAllNames(change, history))
        .filter(touch -> !touch.committedAt().isBefore(since))
        .map(Touch::sha)
        .filter(sha -> !built.contains(sha))
        .distinct()
        .count();
  }

  private static Stream<Touch> touchesOfAllNames(CommitChange change, CommitHistory history) {
    return change.files().stream()
        .flatMap(file -> Stream.of(file.path(), file.pathBefore()))
        .distinct()
        .flatMap(path -> history.touches(change.commit().sha(), path).stream());
  }
}
