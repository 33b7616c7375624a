package org.cienrich.features.ci;

import static org.cienrich.features.Category.BUILD_LOG;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.facts.Resources.JOBS;
import static org.cienrich.features.facts.Resources.LOGS;
import static org.cienrich.features.facts.Resources.RUN_RESULT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuildJobs;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.RunResult;

/** Which logs of the build there are. */
public final class BuildLogFeatures {
  public static final Feature<Long> TR_LOG_NUM_JOBS =
      Feature.integer("tr_log_num_jobs")
          .describedAs(
              "Jobs whose log could be had. Missing if there is none, for the reason why the logs"
                  + " cannot be had; not applicable if no job ran.")
          .category(BUILD_LOG)
          .unit(Unit.JOBS)
          .atLeast(1)
          .from(RUN_RESULT, LOGS)
          .resolvedBy(BuildLogFeatures::numberOfLogs);

  public static final Feature<List<String>> TR_JOBS =
      Feature.textList("tr_jobs")
          .describedAs("The provider's ids of the jobs of the build, in the order of their ids.")
          .category(BUILD_LOG)
          .from(RUN_RESULT, JOBS)
          .resolvedBy(BuildLogFeatures::jobs);

  private BuildLogFeatures() {}

  static Outcome<Long> numberOfLogs(RunResult result, BuildLogs logs) {
    if (logs.hasAny()) {
      return Outcome.present(logs.jobs().stream().filter(JobLog::isStored).count());
    }
    return WorkflowFeatures.status(result)
        .flatMap(ended -> Outcome.missing(logs.missing().orElse(NOT_APPLICABLE)));
  }

  /**
   * Returns a value of the logs of all jobs that ran. Missing for the reason of the logs if one of
   * them cannot be had, since what it says is a part of the value.
   */
  static <T> Outcome<T> ofAllLogs(
      RunResult result, BuildLogs logs, Function<List<LogFacts>, Outcome<T>> value) {
    return WorkflowFeatures.status(result)
        .flatMap(
            ended -> {
              Optional<MissingReason> missing = logs.missing();
              if (missing.isPresent()) {
                return Outcome.missing(missing.get());
              }
              return logs.hasAny() ? value.apply(logs.facts()) : Outcome.missing(NOT_APPLICABLE);
            });
  }

  static Outcome<List<String>> jobs(RunResult result, BuildJobs jobs) {
    return WorkflowFeatures.status(result)
        .flatMap(
            ended ->
                jobs.jobs().isEmpty()
                    ? Outcome.missing(NOT_PROVIDED)
                    : Outcome.present(jobs.jobs().stream().map(CiJob::id).toList()));
  }
}
