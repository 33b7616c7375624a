package org.cienrich.features.history;

import static org.cienrich.features.Category.BUILD_HISTORY;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.Parameters.RECENT_BUILDS;
import static org.cienrich.features.ci.WorkflowFeatures.STATUSES;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.git.AuthorFeatures.GIT_TRIGGER_AUTHOR;

import java.time.Duration;
import java.time.Instant;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.EarlierBuilds.EarlierBuild;
import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;

/**
 * The earlier builds of the repository by time, whatever their branch or workflow. Along the
 * commits: {@link ChainFeatures}.
 */
public final class BuildHistoryFeatures {
  public static final Feature<String> PREV_BUILT_RESULT =
      Feature.text("prev_built_result")
          .describedAs(
              "The tr_status of the previous build by time, whatever its branch or workflow."
                  + " Missing if that build had not completed when this one was triggered.")
          .category(BUILD_HISTORY)
          .oneOf(STATUSES)
          .fromEarlierBuilds(Link.TIME, TR_STATUS)
          .resolvedBy(BuildHistoryFeatures::previousResult);

  public static final Feature<Boolean> SAME_COMMITTER =
      Feature.bool("same_committer")
          .describedAs(
              "Whether the trigger commit has the same author as that of the previous build by"
                  + " time. Missing if that build had not completed when this one was triggered.")
          .category(BUILD_HISTORY)
          .fromEarlierBuilds(Link.TIME, GIT_TRIGGER_AUTHOR)
          .and(GIT_TRIGGER_AUTHOR)
          .resolvedBy(BuildHistoryFeatures::sameAuthor);

  public static final Feature<Double> TIME_SINCE_PREV_BUILD =
      Feature.decimal("time_since_prev_build")
          .describedAs(
              "Days from the completion of the previous build by time to the start of this one;"
                  + " from its start if it had not completed when this one was triggered.")
          .category(BUILD_HISTORY)
          .unit(Unit.DAYS)
          .atLeast(0)
          .decimals(6)
          .fromEarlierBuilds(Link.TIME)
          .resolvedBy(BuildHistoryFeatures::daysSincePrevious);

  public static final Feature<Double> PROJECT_FAIL_HISTORY =
      Feature.decimal("project_fail_history")
          .describedAs(
              "The share of failed builds among all earlier builds of the project that passed or"
                  + " failed.")
          .category(BUILD_HISTORY)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(2)
          .fromEarlierBuilds(Link.TIME, TR_STATUS)
          .resolvedBy(FailureRates::ofAll);

  public static final Feature<Double> PROJECT_FAIL_RECENT =
      Feature.decimal("project_fail_recent")
          .describedAs(
              "The share of failed builds among the recent_builds newest earlier builds of the"
                  + " project that passed or failed.")
          .category(BUILD_HISTORY)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(2)
          .fromEarlierBuilds(Link.TIME, TR_STATUS)
          .and(RECENT_BUILDS)
          .resolvedBy(FailureRates::ofNewest);

  private static final double SECONDS_PER_DAY = 86_400;

  private BuildHistoryFeatures() {}

  static Outcome<String> previousResult(EarlierBuilds earlier) {
    return earlier
        .previous()
        .map(previous -> previous.value(TR_STATUS))
        .orElse(Outcome.missing(NO_HISTORY));
  }

  static Outcome<Boolean> sameAuthor(EarlierBuilds earlier, String author) {
    return earlier
        .previous()
        .map(previous -> previous.value(GIT_TRIGGER_AUTHOR).map(author::equals))
        .orElse(Outcome.missing(NO_HISTORY));
  }

  static Outcome<Double> daysSincePrevious(EarlierBuilds earlier) {
    return Outcome.of(
        earlier.previous().map(previous -> daysSince(previous, earlier.startedAt())), NO_HISTORY);
  }

  private static double daysSince(EarlierBuild previous, Instant startedAt) {
    Instant from = previous.completedAt().orElse(previous.startedAt());
    return Duration.between(from, startedAt).toMillis() / 1000.0 / SECONDS_PER_DAY;
  }
}
