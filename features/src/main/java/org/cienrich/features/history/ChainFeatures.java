package org.cienrich.features.history;

import static org.cienrich.features.Category.BUILD_HISTORY;
import static org.cienrich.features.Category.GIT_DIFF;
import static org.cienrich.features.MissingReason.INPUT_MISSING;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.Parameters.CHAIN_DEPTH;
import static org.cienrich.features.Parameters.CHURN_WINDOW;
import static org.cienrich.features.Parameters.FAIL_RATE_WINDOW;
import static org.cienrich.features.ci.WorkflowFeatures.FAILED;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.facts.Resources.LINEAGE;
import static org.cienrich.features.git.DiffFeatures.GIT_DIFF_SRC_CHURN;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.EarlierBuilds.EarlierBuild;
import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.Lineage;

/**
 * The earlier builds along the commits: the build of the nearest built ancestor, the one before
 * that, and so on. By time: {@link BuildHistoryFeatures}.
 */
public final class ChainFeatures {
  public static final Feature<String> TR_PREV_BUILD =
      Feature.text("tr_prev_build")
          .describedAs(
              "The id of the previous build along the commits: the latest build, started before"
                  + " this one, of git_prev_built_commit.")
          .category(BUILD_HISTORY)
          .from(LINEAGE)
          .resolvedBy(ChainFeatures::previousBuild);

  public static final Feature<Boolean> IS_PREV_FAILED =
      Feature.bool("is_prev_failed")
          .describedAs(
              "Whether the previous build along the commits failed. Missing if it had not completed"
                  + " when this one was triggered.")
          .category(BUILD_HISTORY)
          .fromEarlierBuilds(Link.LINEAGE, TR_STATUS)
          .and(TR_PREV_BUILD)
          .resolvedBy((earlier, id) -> previousFailed(earlier));

  public static final Feature<Long> PREV_FAIL_STREAK =
      Feature.integer("prev_fail_streak")
          .describedAs(
              "How many builds in a row failed along the commits, counted back from the previous"
                  + " one, at most chain_depth. Missing without a previous build, or if it had not"
                  + " completed when this one was triggered.")
          .category(BUILD_HISTORY)
          .unit(Unit.BUILDS)
          .atLeast(0)
          .fromEarlierBuilds(Link.LINEAGE, TR_STATUS)
          .and(TR_PREV_BUILD)
          .and(CHAIN_DEPTH)
          .resolvedBy((earlier, id, depth) -> failStreak(earlier, depth));

  public static final Feature<Double> FAIL_RATE_LAST_10 =
      Feature.decimal("fail_rate_last_10")
          .describedAs(
              "The share of failed builds among the nearest fail_rate_window completed builds along"
                  + " the commits, at most chain_depth of them, however they ended. The window"
                  + " stops at the first build that had not completed when this one was triggered.")
          .category(BUILD_HISTORY)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(4)
          .fromEarlierBuilds(Link.LINEAGE, TR_STATUS)
          .and(TR_PREV_BUILD)
          .and(FAIL_RATE_WINDOW)
          .and(CHAIN_DEPTH)
          .resolvedBy((earlier, id, window, depth) -> failRate(earlier, Math.min(window, depth)));

  public static final Feature<Double> AVG_SRC_CHURN_LAST_5 =
      Feature.decimal("avg_src_churn_last_5")
          .describedAs(
              "The average git_diff_src_churn of the nearest churn_window completed builds along"
                  + " the commits, at most chain_depth of them.")
          .category(BUILD_HISTORY)
          .unit(Unit.LINES)
          .atLeast(0)
          .decimals(2)
          .fromEarlierBuilds(Link.LINEAGE, GIT_DIFF_SRC_CHURN)
          .and(TR_PREV_BUILD)
          .and(CHURN_WINDOW)
          .and(CHAIN_DEPTH)
          .resolvedBy(
              (earlier, id, window, depth) -> averageChurn(earlier, Math.min(window, depth)));

  public static final Feature<Double> CHURN_RATIO_VS_AVG =
      Feature.decimal("churn_ratio_vs_avg")
          .describedAs(
              "git_diff_src_churn divided by avg_src_churn_last_5. Missing where that average is"
                  + " 0.")
          .category(GIT_DIFF)
          .unit(Unit.RATIO)
          .atLeast(0)
          .decimals(4)
          .from(GIT_DIFF_SRC_CHURN, AVG_SRC_CHURN_LAST_5)
          .resolvedBy(ChainFeatures::churnRatio);

  private ChainFeatures() {}

  static Outcome<String> previousBuild(Lineage lineage) {
    return Outcome.of(Optional.ofNullable(lineage.previousBuildId()), NO_HISTORY);
  }

  static Outcome<Boolean> previousFailed(EarlierBuilds chain) {
    return chain
        .previous()
        .map(previous -> previous.value(TR_STATUS).map(FAILED::equals))
        .orElse(Outcome.missing(NO_HISTORY));
  }

  static Outcome<Long> failStreak(EarlierBuilds chain, long depth) {
    return ofNearest(
        chain,
        depth,
        builds ->
            Outcome.present(
                builds.stream().takeWhile(build -> FailureRates.is(build, FAILED)).count()));
  }

  static Outcome<Double> failRate(EarlierBuilds chain, long window) {
    return ofNearest(
        chain,
        window,
        builds ->
            FailureRates.rate(
                builds.stream().filter(build -> FailureRates.is(build, FAILED)).count(),
                builds.size()));
  }

  static Outcome<Double> averageChurn(EarlierBuilds chain, long window) {
    return ofNearest(chain, window, ChainFeatures::averageChurn);
  }

  private static Outcome<Double> averageChurn(List<EarlierBuild> builds) {
    OptionalDouble average =
        builds.stream()
            .flatMap(build -> build.value(GIT_DIFF_SRC_CHURN).toOptional().stream())
            .mapToLong(Long::longValue)
            .average();
    return average.isPresent()
        ? Outcome.present(average.getAsDouble())
        : Outcome.missing(INPUT_MISSING);
  }

  static Outcome<Double> churnRatio(long churn, double average) {
    return average == 0 ? Outcome.missing(NOT_APPLICABLE) : Outcome.present(churn / average);
  }

  private static <T> Outcome<T> ofNearest(
      EarlierBuilds chain, long limit, Function<List<EarlierBuild>, Outcome<T>> function) {
    if (chain.previous().isEmpty()) {
      return Outcome.missing(NO_HISTORY);
    }
    List<EarlierBuild> nearest = chain.completed(Math.toIntExact(limit));
    return nearest.isEmpty() ? Outcome.missing(NOT_COMPLETED_YET) : function.apply(nearest);
  }
}
