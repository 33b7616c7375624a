package org.cienrich.features.history;

import static org.cienrich.features.Category.COMMITTER;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.Parameters.RECENT_BUILDS;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.git.AuthorFeatures.GIT_TRIGGER_AUTHOR;

import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;

/** How the earlier builds of the author of the trigger commit went. */
public final class CommitterFeatures {
  public static final Feature<Double> COMMITTER_FAIL_HISTORY =
      Feature.decimal("committer_fail_history")
          .describedAs(
              "The share of failed builds among the earlier builds of the same commit author that"
                  + " passed or failed.")
          .category(COMMITTER)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(2)
          .fromEarlierBuildsWithSame(GIT_TRIGGER_AUTHOR, TR_STATUS)
          .resolvedBy(FailureRates::ofAll);

  public static final Feature<Double> COMMITTER_RECENT_FAIL_HISTORY =
      Feature.decimal("committer_recent_fail_history")
          .describedAs(
              "The share of failed builds among the recent_builds newest earlier builds of the same"
                  + " commit author that passed or failed.")
          .category(COMMITTER)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(2)
          .fromEarlierBuildsWithSame(GIT_TRIGGER_AUTHOR, TR_STATUS)
          .and(RECENT_BUILDS)
          .resolvedBy(FailureRates::ofNewest);

  public static final Feature<Double> COMMITTER_AVG_EXP =
      Feature.decimal("committer_avg_exp")
          .describedAs(
              "The average number of earlier completed builds per commit author of the project."
                  + " Builds whose author is unknown do not count.")
          .category(COMMITTER)
          .revision(2)
          .unit(Unit.BUILDS)
          .atLeast(1)
          .decimals(2)
          .fromEarlierBuilds(Link.TIME, GIT_TRIGGER_AUTHOR)
          .resolvedBy(CommitterFeatures::averageExperience);

  private CommitterFeatures() {}

  static Outcome<Double> averageExperience(EarlierBuilds earlier) {
    long authors = earlier.distinct(GIT_TRIGGER_AUTHOR);
    return authors == 0
        ? Outcome.missing(whyNoAuthor(earlier))
        : Outcome.present((double) earlier.count(GIT_TRIGGER_AUTHOR) / authors);
  }

  /** Builds whose authors could not be told are a history nevertheless. */
  private static MissingReason whyNoAuthor(EarlierBuilds earlier) {
    return earlier.completed(1).stream()
        .map(build -> build.value(GIT_TRIGGER_AUTHOR))
        .filter(Outcome.Missing.class::isInstance)
        .map(author -> ((Outcome.Missing<String>) author).reason())
        .findFirst()
        .orElse(NO_HISTORY);
  }
}
