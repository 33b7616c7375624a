package org.cienrich.transforms;

import static org.cienrich.features.Category.BUILD_HISTORY;
import static org.cienrich.features.Category.WORKFLOW;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.Link;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.ports.PlanSource;

/** A few features of every stage. */
final class SmallCatalog {
  static final Feature<String> BUILD_ID =
      Feature.text("build_id")
          .describedAs("The id.")
          .category(WORKFLOW)
          .from(Resources.BUILD)
          .computedBy(build -> build.buildId());

  static final Feature<String> CONCLUSION =
      Feature.text("conclusion")
          .describedAs("The conclusion.")
          .category(WORKFLOW)
          .from(Resources.RUN_RESULT)
          .resolvedBy(SmallCatalog::conclusion);

  static final Feature<String> BRANCH =
      Feature.text("branch")
          .describedAs("The branch.")
          .category(WORKFLOW)
          .from(Resources.RUN_TRIGGER)
          .computedBy(RunTrigger::branch);

  static final Feature<Long> COVERED =
      Feature.integer("covered")
          .describedAs("How many commits the build covers.")
          .category(WORKFLOW)
          .from(Resources.LINEAGE)
          .computedBy(lineage -> (long) lineage.commits().size());

  static final Feature<String> PREVIOUS =
      Feature.text("previous")
          .describedAs("The build before it along the commits.")
          .category(WORKFLOW)
          .from(Resources.LINEAGE)
          .resolvedBy(
              lineage ->
                  lineage.previousBuildId() == null
                      ? Outcome.missing(MissingReason.NO_HISTORY)
                      : Outcome.present(lineage.previousBuildId()));

  static final Feature<String> PREVIOUS_CONCLUSION =
      Feature.text("previous_conclusion")
          .describedAs("The conclusion of the previous build by time.")
          .category(BUILD_HISTORY)
          .fromEarlierBuilds(Link.TIME, CONCLUSION)
          .resolvedBy(SmallCatalog::previousConclusion);

  static final Feature<Long> FAILURES =
      Feature.integer("failures")
          .describedAs("How many earlier builds failed.")
          .category(BUILD_HISTORY)
          .fromEarlierBuilds(Link.TIME, CONCLUSION)
          .computedBy(earlier -> earlier.count(CONCLUSION, "failure"));

  static final Feature<Long> SAME_BRANCH =
      Feature.integer("same_branch")
          .describedAs("How many earlier builds had the same branch.")
          .category(BUILD_HISTORY)
          .fromEarlierBuildsWithSame(BRANCH)
          .computedBy(EarlierBuilds::count);

  static final Feature<Long> LINEAGE_WALK =
      Feature.integer("lineage_walk")
          .describedAs("How many builds came before it along the commits, ten at most.")
          .category(BUILD_HISTORY)
          .fromEarlierBuilds(Link.LINEAGE, CONCLUSION)
          .computedBy(earlier -> (long) earlier.completed(10).size());

  static final Feature<Long> SUM =
      Feature.integer("sum")
          .describedAs("Covered commits plus earlier failures.")
          .category(BUILD_HISTORY)
          .from(COVERED, FAILURES)
          .computedBy(Long::sum);

  static final Feature<Long> BROKEN =
      Feature.integer("broken")
          .describedAs("Always throws.")
          .category(WORKFLOW)
          .from(Resources.BUILD)
          .computedBy(
              build -> {
                throw new ArithmeticException("broken on " + build.buildId());
              });

  /** In no plan but where a test adds it: with it, logs are fetched. */
  static final Feature<Long> LOGS =
      Feature.integer("logs")
          .describedAs("How many logs the build has.")
          .category(WORKFLOW)
          .from(Resources.LOGS)
          .computedBy(logs -> (long) logs.jobs().size());

  static final List<Feature<?>> ALL =
      List.of(
          BUILD_ID,
          CONCLUSION,
          COVERED,
          PREVIOUS,
          PREVIOUS_CONCLUSION,
          FAILURES,
          SAME_BRANCH,
          LINEAGE_WALK,
          SUM,
          BROKEN);

  private SmallCatalog() {}

  private static Outcome<String> conclusion(RunResult result) {
    return Outcome.of(Optional.ofNullable(result.conclusion()), MissingReason.NOT_COMPLETED_YET);
  }

  private static Outcome<String> previousConclusion(EarlierBuilds earlier) {
    return earlier
        .previous()
        .map(build -> build.value(CONCLUSION))
        .orElse(Outcome.missing(MissingReason.NO_HISTORY));
  }

  static PlanSource plan() {
    return () -> FeaturePlan.of(ALL);
  }
}
