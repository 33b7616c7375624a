package org.cienrich.features.ci;

import static org.cienrich.features.Category.BUILD_LOG;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_RECOGNISED;
import static org.cienrich.features.facts.Resources.LOGS;
import static org.cienrich.features.facts.Resources.RUN_RESULT;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.facts.RunResult;
import org.jspecify.annotations.Nullable;

/** How the jobs of a build went by their logs; {@code docs/logs.md} has the rules. */
public final class JobLogFeatures {
  public static final Feature<String> TR_LOG_STATUS =
      Feature.text("tr_log_status")
          .describedAs(
              "How the jobs ended by their logs: ok if all did, else the first of broken, timeout,"
                  + " terminated and cancelled that one of them ended with. Not recognised if no log"
                  + " shows how its job ended, or if all others are ok.")
          .category(BUILD_LOG)
          .oneOf(Arrays.stream(LogStatus.values()).map(LogStatus::columnValue).toList())
          .from(RUN_RESULT, LOGS)
          .resolvedBy(
              (result, logs) -> BuildLogFeatures.ofAllLogs(result, logs, JobLogFeatures::status));

  public static final Feature<List<String>> TR_LOG_ANALYZERS_ALL =
      words(
          "tr_log_analyzers_all",
          "By language and build tool, what the jobs are, in TravisTorrent's words such as"
              + " java-maven; in alphabetical order.",
          LogFacts::analyzer);

  public static final Feature<List<String>> TR_LOG_BUILD_TOOLS_ALL =
      words(
          "tr_log_build_tools_all",
          "The build tools that the jobs used, one for each job, in alphabetical order.",
          LogFacts::buildTool);

  public static final Feature<Double> TR_LOG_SETUP_TIME_SUM =
      seconds(
          "tr_log_setup_time_sum",
          "How long it took before the jobs' own commands, over all jobs whose log shows it.",
          LogFacts::setupSeconds);

  public static final Feature<Double> TR_LOG_BUILDDURATION_SUM =
      seconds(
          "tr_log_buildduration_sum",
          "How long the build tools took by their own clocks, over all jobs whose log shows it.",
          LogFacts::buildSeconds);

  public static final Feature<Long> TR_LOG_NUM_ERRORS_SUM =
      lines("tr_log_num_errors_sum", "Lines that are errors.", LogFacts::errors);

  public static final Feature<Long> TR_LOG_NUM_WARNINGS_SUM =
      lines("tr_log_num_warnings_sum", "Lines that are warnings.", LogFacts::warnings);

  public static final Feature<String> TR_LOG_FIRST_ERROR =
      Feature.text("tr_log_first_error")
          .describedAs(
              "The line of the first error in the first job that shows one. Not applicable if no"
                  + " job does.")
          .category(BUILD_LOG)
          .from(RUN_RESULT, LOGS)
          .resolvedBy((result, logs) -> firstError(result, logs, LogFacts::firstError));

  public static final Feature<String> TR_LOG_ERROR_CLASS =
      Feature.text("tr_log_error_class")
          .describedAs(
              "Of what kind the error of tr_log_first_error is. Not applicable if no job shows an"
                  + " error.")
          .category(BUILD_LOG)
          .oneOf(Arrays.stream(ErrorClass.values()).map(ErrorClass::columnValue).toList())
          .from(RUN_RESULT, LOGS)
          .resolvedBy(
              (result, logs) ->
                  firstError(result, logs, LogFacts::errorClass).map(ErrorClass::columnValue));

  private JobLogFeatures() {}

  static Outcome<String> status(List<LogFacts> jobs) {
    LogStatus worst =
        jobs.stream()
            .map(LogFacts::status)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(LogStatus.OK);
    boolean allTold = jobs.stream().allMatch(job -> job.status() != null);
    return worst == LogStatus.OK && !allTold
        ? Outcome.missing(NOT_RECOGNISED)
        : Outcome.present(worst.columnValue());
  }

  private static Feature<List<String>> words(
      String name, String description, Function<LogFacts, @Nullable String> word) {
    return Feature.textList(name)
        .describedAs(description)
        .category(BUILD_LOG)
        .from(RUN_RESULT, LOGS)
        .resolvedBy(
            (result, logs) ->
                BuildLogFeatures.ofAllLogs(result, logs, facts -> distinct(known(facts, word))));
  }

  private static Outcome<List<String>> distinct(List<String> words) {
    return words.isEmpty()
        ? Outcome.missing(NOT_RECOGNISED)
        : Outcome.present(words.stream().distinct().sorted().toList());
  }

  private static Feature<Double> seconds(
      String name, String description, Function<LogFacts, @Nullable Double> duration) {
    return Feature.decimal(name)
        .describedAs(description)
        .category(BUILD_LOG)
        .unit(Unit.SECONDS)
        .atLeast(0)
        .decimals(3)
        .from(RUN_RESULT, LOGS)
        .resolvedBy(
            (result, logs) ->
                BuildLogFeatures.ofAllLogs(result, logs, facts -> sum(known(facts, duration))));
  }

  private static Outcome<Double> sum(List<Double> durations) {
    return durations.isEmpty()
        ? Outcome.missing(NOT_RECOGNISED)
        : Outcome.present(durations.stream().mapToDouble(Double::doubleValue).sum());
  }

  private static Feature<Long> lines(
      String name, String description, ToLongFunction<LogFacts> number) {
    return Feature.integer(name)
        .describedAs(description + " Over all jobs.")
        .category(BUILD_LOG)
        .unit(Unit.LINES)
        .atLeast(0)
        .from(RUN_RESULT, LOGS)
        .resolvedBy(
            (result, logs) ->
                BuildLogFeatures.ofAllLogs(
                    result,
                    logs,
                    facts -> Outcome.present(facts.stream().mapToLong(number).sum())));
  }

  private static <T> Outcome<T> firstError(
      RunResult result, BuildLogs logs, Function<LogFacts, @Nullable T> part) {
    return BuildLogFeatures.ofAllLogs(
        result, logs, facts -> Outcome.of(known(facts, part).stream().findFirst(), NOT_APPLICABLE));
  }

  private static <T> List<T> known(List<LogFacts> facts, Function<LogFacts, @Nullable T> part) {
    return facts.stream().map(part).filter(Objects::nonNull).toList();
  }
}
