package org.cienrich.features.ci;

import static org.cienrich.features.Category.BUILD_LOG;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.NOT_RECOGNISED;
import static org.cienrich.features.Parameters.TEST_FRAMEWORKS;
import static org.cienrich.features.facts.Resources.LOGS;
import static org.cienrich.features.facts.Resources.RUN_RESULT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.TestTotals;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a build by the logs of its jobs: all summaries of all frameworks in all logs, each
 * once. Not recognised if the logs hold none.
 */
public final class TestLogFeatures {
  private static final String OVER_JOBS = " Over all jobs and all summaries in their logs.";

  public static final Feature<List<String>> TR_LOG_FRAMEWORKS_ALL =
      Feature.textList("tr_log_frameworks_all")
          .describedAs(
              "The test frameworks whose summaries are in the logs, in alphabetical order.")
          .category(BUILD_LOG)
          .from(RUN_RESULT, LOGS, TEST_FRAMEWORKS)
          .resolvedBy(
              (result, logs, wanted) -> recognised(result, logs, wanted, TestTotals::frameworks));

  public static final Feature<Boolean> TR_LOG_BOOL_TESTS_RAN =
      Feature.bool("tr_log_bool_tests_ran")
          .describedAs(
              "Whether the logs show that at least one test was executed; false also if no summary"
                  + " of a test framework was recognised.")
          .category(BUILD_LOG)
          .from(RUN_RESULT, LOGS, TEST_FRAMEWORKS)
          .resolvedBy((result, logs, wanted) -> totals(result, logs, wanted).map(TestTotals::ran));

  public static final Feature<Boolean> TR_LOG_BOOL_TESTS_FAILED =
      Feature.bool("tr_log_bool_tests_failed")
          .describedAs("Whether the logs show that at least one test failed.")
          .category(BUILD_LOG)
          .from(RUN_RESULT, LOGS, TEST_FRAMEWORKS)
          .resolvedBy(
              (result, logs, wanted) ->
                  recognised(result, logs, wanted, TestTotals::failed).map(failed -> failed > 0));

  public static final Feature<Long> TR_LOG_TESTS_RUN_SUM =
      sum(
          "tr_log_tests_run_sum",
          "Tests executed; skipped ones are not among them. Tests whose number is not printed, as"
              + " those that pass under Gradle, count nothing beside others.",
          Unit.TESTS,
          TestTotals::run);

  public static final Feature<Long> TR_LOG_TESTS_OK_SUM =
      sum(
          "tr_log_tests_ok_sum",
          "Executed tests that did not fail: those run less those failed.",
          Unit.TESTS,
          TestTotals::ok);

  public static final Feature<Long> TR_LOG_TESTS_FAILED_SUM =
      sum(
          "tr_log_tests_failed_sum",
          "Executed tests that failed, be it by an assertion or by an error.",
          Unit.TESTS,
          TestTotals::failed);

  public static final Feature<Long> TR_LOG_TESTS_SKIPPED_SUM =
      sum(
          "tr_log_tests_skipped_sum",
          "Tests that were not executed by choice: skipped, ignored, pending or disabled, as far as"
              + " they are printed.",
          Unit.TESTS,
          TestTotals::skipped);

  public static final Feature<Double> TR_LOG_TESTS_FAIL_RATE =
      Feature.decimal("tr_log_tests_fail_rate")
          .describedAs("Failed tests per executed test; not applicable if none was executed.")
          .category(BUILD_LOG)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(6)
          .from(TR_LOG_TESTS_FAILED_SUM, TR_LOG_TESTS_RUN_SUM)
          .resolvedBy(TestLogFeatures::rate);

  public static final Feature<List<String>> TR_LOG_TESTS_FAILED =
      Feature.textList("tr_log_tests_failed")
          .describedAs(
              "Names of the failed tests as printed, each once; at most 1,000 for each framework in"
                  + " a job, each cut after 300 characters. Empty if none failed or none is named.")
          .category(BUILD_LOG)
          .from(RUN_RESULT, LOGS, TEST_FRAMEWORKS)
          .resolvedBy(
              (result, logs, wanted) -> recognised(result, logs, wanted, TestTotals::failedTests));

  public static final Feature<Long> TR_LOG_NUM_TEST_SUITES_RUN_SUM =
      sum(
          "tr_log_num_test_suites_run_sum",
          "Test suites executed, as the framework means and prints them: packages of Go, files of"
              + " Jest.",
          Unit.TEST_SUITES,
          TestTotals::suitesRun);

  public static final Feature<Long> TR_LOG_NUM_TEST_SUITES_OK_SUM =
      sum(
          "tr_log_num_test_suites_ok_sum",
          "Executed test suites that did not fail.",
          Unit.TEST_SUITES,
          TestTotals::suitesOk);

  public static final Feature<Long> TR_LOG_NUM_TEST_SUITES_FAILED_SUM =
      sum(
          "tr_log_num_test_suites_failed_sum",
          "Test suites that failed, also those that could not be started.",
          Unit.TEST_SUITES,
          TestTotals::suitesFailed);

  public static final Feature<Double> TR_LOG_TESTDURATION_SUM =
      Feature.decimal("tr_log_testduration_sum")
          .describedAs(
              "How long the tests took by the clocks of the frameworks, those that ran at the same"
                  + " time added up."
                  + OVER_JOBS)
          .category(BUILD_LOG)
          .unit(Unit.SECONDS)
          .atLeast(0)
          .decimals(3)
          .from(RUN_RESULT, LOGS, TEST_FRAMEWORKS)
          .resolvedBy(
              (result, logs, wanted) -> recognised(result, logs, wanted, TestTotals::seconds));

  private TestLogFeatures() {}

  private static Feature<Long> sum(
      String name, String description, Unit unit, Function<TestTotals, @Nullable Long> number) {
    return Feature.integer(name)
        .describedAs(description + OVER_JOBS)
        .category(BUILD_LOG)
        .unit(unit)
        .atLeast(0)
        .from(RUN_RESULT, LOGS, TEST_FRAMEWORKS)
        .resolvedBy((result, logs, wanted) -> recognised(result, logs, wanted, number));
  }

  /** A value of the totals; not provided if no framework prints it. */
  static <T> Outcome<T> recognised(
      RunResult result,
      BuildLogs logs,
      List<String> wanted,
      Function<TestTotals, @Nullable T> value) {
    return totals(result, logs, wanted)
        .flatMap(
            totals ->
                totals.isRecognised()
                    ? Outcome.of(Optional.ofNullable(value.apply(totals)), NOT_PROVIDED)
                    : Outcome.missing(NOT_RECOGNISED));
  }

  static Outcome<TestTotals> totals(RunResult result, BuildLogs logs, List<String> wanted) {
    return BuildLogFeatures.ofAllLogs(
        result,
        logs,
        facts ->
            Outcome.present(
                TestTotals.ofBuild(
                    facts.stream().map(log -> TestTotals.ofJob(log.tests(), wanted)).toList())));
  }

  static Outcome<Double> rate(long failed, long run) {
    return run == 0 ? Outcome.missing(NOT_APPLICABLE) : Outcome.present((double) failed / run);
  }
}
