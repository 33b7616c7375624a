package org.cienrich.features.ci;

import static org.cienrich.features.Category.WORKFLOW;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.facts.Resources.BUILD;
import static org.cienrich.features.facts.Resources.RUN_RESULT;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;

/** The run as the CI provider tells it. */
public final class WorkflowFeatures {
  /** The status of a build that succeeded. */
  public static final String PASSED = "passed";

  /** The status of a build that failed: the only one that history counts as a failure. */
  public static final String FAILED = "failed";

  /** All values of {@code tr_status}. */
  public static final List<String> STATUSES =
      List.of(PASSED, FAILED, "errored", "cancelled", "skipped", "unknown");

  public static final Feature<String> TR_BUILD_ID =
      Feature.text("tr_build_id")
          .describedAs("The provider's id of the build. Text, since some providers use UUIDs.")
          .category(WORKFLOW)
          .from(BUILD)
          .computedBy(BuildIdentity::buildId);

  public static final Feature<Long> TR_BUILD_NUMBER =
      Feature.integer("tr_build_number")
          .describedAs(
              "The provider's sequence number: run number of the workflow on GitHub Actions.")
          .category(WORKFLOW)
          .atLeast(0)
          .from(RUN_TRIGGER)
          .resolvedBy(WorkflowFeatures::buildNumber);

  public static final Feature<String> TR_ORIGINAL_COMMIT =
      Feature.text("tr_original_commit")
          .describedAs("The commit as the provider reports it.")
          .category(WORKFLOW)
          .from(RUN_TRIGGER)
          .computedBy(RunTrigger::commitSha);

  public static final Feature<String> TR_STATUS =
      Feature.text("tr_status")
          .describedAs(
              "How the run ended. success is passed; failure is failed; errored, timed_out,"
                  + " startup_failure and action_required are errored; skipped and neutral are skipped; any other"
                  + " conclusion is unknown. Missing while the run has not completed.")
          .category(WORKFLOW)
          .oneOf(STATUSES)
          .from(RUN_RESULT)
          .resolvedBy(WorkflowFeatures::status);

  public static final Feature<Long> TR_DURATION =
      Feature.integer("tr_duration")
          .describedAs(
              "Wall time of the attempt: from its start to the completion of its last job.")
          .category(WORKFLOW)
          .unit(Unit.SECONDS)
          .atLeast(0)
          .from(RUN_TRIGGER, RUN_RESULT)
          .resolvedBy(WorkflowFeatures::duration);

  public static final Feature<String> CI_PROVIDER =
      Feature.text("ci_provider")
          .describedAs("The CI provider that ran the build, such as github_actions.")
          .category(WORKFLOW)
          .from(BUILD)
          .computedBy(BuildIdentity::provider);

  public static final Feature<Instant> GH_BUILD_STARTED_AT =
      Feature.instant("gh_build_started_at")
          .describedAs("When the attempt started, which may be later than when it was triggered.")
          .category(WORKFLOW)
          .from(RUN_TRIGGER)
          .computedBy(RunTrigger::startedAt);

  private WorkflowFeatures() {}

  static Outcome<Long> buildNumber(RunTrigger trigger) {
    return Outcome.of(Optional.ofNullable(trigger.number()), NOT_PROVIDED);
  }

  /** Returns the value of {@code tr_status}; missing while the run has not completed. */
  public static Outcome<String> status(RunResult result) {
    if (isRunning(result)) {
      return Outcome.missing(NOT_COMPLETED_YET);
    }
    String conclusion = result.conclusion();
    if (conclusion == null) {
      return Outcome.present("unknown");
    }
    return Outcome.present(
        switch (conclusion) {
          case "success" -> PASSED;
          case "failure" -> FAILED;
          case "errored", "timed_out", "startup_failure", "action_required" -> "errored";
          case "cancelled" -> "cancelled";
          case "skipped", "neutral" -> "skipped";
          default -> "unknown";
        });
  }

  static Outcome<Long> duration(RunTrigger trigger, RunResult result) {
    if (isRunning(result)) {
      return Outcome.missing(NOT_COMPLETED_YET);
    }
    Instant completedAt = result.completedAt();
    if (completedAt == null || completedAt.isBefore(trigger.startedAt())) {
      return Outcome.missing(NOT_PROVIDED);
    }
    return Outcome.present(Duration.between(trigger.startedAt(), completedAt).toSeconds());
  }

  private static boolean isRunning(RunResult result) {
    return result.status() == null
        ? result.conclusion() == null && result.completedAt() == null
        : !result.status().equals("completed");
  }
}
