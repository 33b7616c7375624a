package org.cienrich.features.ci;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.cienrich.features.Category.WORKFLOW;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.ci.WorkflowFeatures.FAILED;
import static org.cienrich.features.ci.WorkflowFeatures.PASSED;
import static org.cienrich.features.ci.WorkflowFeatures.STATUSES;
import static org.cienrich.features.facts.Resources.ATTEMPTS;
import static org.cienrich.features.facts.Resources.BUILD;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;

/** The run over all its attempts. */
public final class AttemptFeatures {
  public static final Feature<Long> TR_ATTEMPT =
      Feature.integer("tr_attempt")
          .describedAs(
              "Which attempt of the run this row is about, from 1; always 1 where the provider has"
                  + " no attempts.")
          .category(WORKFLOW)
          .atLeast(1)
          .from(BUILD)
          .computedBy(build -> (long) build.attempt());

  public static final Feature<Long> TR_NUM_ATTEMPTS =
      Feature.integer("tr_num_attempts")
          .describedAs("How often the run has been attempted until today.")
          .category(WORKFLOW)
          .unit(Unit.ATTEMPTS)
          .atLeast(1)
          .from(ATTEMPTS)
          .computedBy(attempts -> (long) attempts.attempts().size());

  public static final Feature<String> TR_FIRST_STATUS =
      Feature.text("tr_first_status")
          .describedAs(
              "How the first attempt of the run ended, in the words of tr_status. Missing while it"
                  + " has not completed.")
          .category(WORKFLOW)
          .oneOf(STATUSES)
          .from(ATTEMPTS)
          .resolvedBy(attempts -> WorkflowFeatures.status(attempts.first().result()));

  public static final Feature<String> TR_FINAL_STATUS =
      Feature.text("tr_final_status")
          .describedAs(
              "How the last attempt of the run that there is today ended, in the words of"
                  + " tr_status. Missing while it has not completed.")
          .category(WORKFLOW)
          .oneOf(STATUSES)
          .from(ATTEMPTS)
          .resolvedBy(attempts -> WorkflowFeatures.status(attempts.last().result()));

  public static final Feature<Boolean> TR_IS_FLAKY =
      Feature.bool("tr_is_flaky")
          .describedAs(
              "Whether of the attempts of the run on one commit some passed and some failed. False"
                  + " if at least two on one commit passed or failed, and all agree; not applicable"
                  + " if there are not two; missing while an attempt that may still decide it has"
                  + " not completed.")
          .category(WORKFLOW)
          .from(ATTEMPTS)
          .resolvedBy(AttemptFeatures::isFlaky);

  private AttemptFeatures() {}

  static Outcome<Boolean> isFlaky(RunAttempts attempts) {
    Collection<List<String>> endsByCommit =
        attempts.attempts().stream()
            .collect(
                groupingBy(
                    RunAttempt::commitSha, flatMapping(AttemptFeatures::passedOrFailed, toList())))
            .values();
    if (endsByCommit.stream().anyMatch(ends -> ends.contains(PASSED) && ends.contains(FAILED))) {
      return Outcome.present(true);
    }
    if (attempts.attempts().stream().anyMatch(AttemptFeatures::isRunning)) {
      return Outcome.missing(NOT_COMPLETED_YET);
    }
    return endsByCommit.stream().anyMatch(ends -> ends.size() > 1)
        ? Outcome.present(false)
        : Outcome.missing(NOT_APPLICABLE);
  }

  private static Stream<String> passedOrFailed(RunAttempt attempt) {
    return WorkflowFeatures.status(attempt.result()).toOptional().stream()
        .filter(status -> status.equals(PASSED) || status.equals(FAILED));
  }

  private static boolean isRunning(RunAttempt attempt) {
    return WorkflowFeatures.status(attempt.result()).toOptional().isEmpty();
  }
}
