package org.cienrich.features.tables;

import java.util.List;
import java.util.function.Function;
import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.facts.TestTotals;
import org.jspecify.annotations.Nullable;

/** What the log of a job tells, by the names of TravisTorrent. All null where it was not read. */
public record LogColumns(
    @Column("Lines in the log.") @Nullable Long logLines,
    @Column("Lines of which only the first 64 KiB were read.") @Nullable Long logCutLines,
    @Column("The language that the provider set the job up for.") @Nullable String trLogLan,
    @Column("How the job ended by its log: ok, broken, timeout, cancelled or terminated.")
        @Nullable String trLogStatus,
    @Column("Seconds before the job's own commands.") @Nullable Double trLogSetupTime,
    @Column("Language and build tool in TravisTorrent's words.") @Nullable String trLogAnalyzer,
    @Column("The build tool.") @Nullable String trLogBuildTool,
    @Column("The test frameworks whose summaries are in the log.")
        @Nullable List<String> trLogFrameworks,
    @Column("Whether the log shows that a test was executed.") @Nullable Boolean trLogBoolTestsRan,
    @Column("Whether the log shows that a test failed; null if no summary was recognised.")
        @Nullable Boolean trLogBoolTestsFailed,
    @Column("Executed tests that did not fail.") @Nullable Long trLogNumTestsOk,
    @Column("Executed tests that failed.") @Nullable Long trLogNumTestsFailed,
    @Column("Tests executed, skipped ones not among them.") @Nullable Long trLogNumTestsRun,
    @Column("Tests that were not executed by choice.") @Nullable Long trLogNumTestsSkipped,
    @Column("Test suites executed.") @Nullable Long trLogNumTestSuitesRun,
    @Column("Executed test suites that did not fail.") @Nullable Long trLogNumTestSuitesOk,
    @Column("Test suites that failed.") @Nullable Long trLogNumTestSuitesFailed,
    @Column("Names of failed tests; null if no summary was recognised.")
        @Nullable List<String> trLogTestsFailed,
    @Column("Seconds that the tests took by the frameworks' clocks.")
        @Nullable Double trLogTestduration,
    @Column("Seconds that the build tool took by its own clock.")
        @Nullable Double trLogBuildduration,
    @Column("Lines that are errors.") @Nullable Long trLogNumErrors,
    @Column("Lines that are warnings.") @Nullable Long trLogNumWarnings,
    @Column("The line of the first error.") @Nullable String trLogFirstError,
    @Column("Of what kind the first error is.") @Nullable String trLogErrorClass) {

  /**
   * Returns the columns of a log.
   *
   * @param facts null if the log was not read
   * @param testFrameworks the test frameworks or runners that count; all if empty
   */
  public static LogColumns of(@Nullable LogFacts facts, List<String> testFrameworks) {
    TestTotals tests = part(facts, told -> TestTotals.ofJob(told.tests(), testFrameworks));
    TestTotals recognised = tests != null && tests.isRecognised() ? tests : null;
    return new LogColumns(
        part(facts, LogFacts::lines),
        part(facts, LogFacts::cutLines),
        part(facts, LogFacts::language),
        part(part(facts, LogFacts::status), LogStatus::columnValue),
        part(facts, LogFacts::setupSeconds),
        part(facts, LogFacts::analyzer),
        part(facts, LogFacts::buildTool),
        part(tests, TestTotals::frameworks),
        part(tests, TestTotals::ran),
        part(part(recognised, TestTotals::failed), failed -> failed > 0),
        part(recognised, TestTotals::ok),
        part(recognised, TestTotals::failed),
        part(recognised, TestTotals::run),
        part(recognised, TestTotals::skipped),
        part(recognised, TestTotals::suitesRun),
        part(recognised, TestTotals::suitesOk),
        part(recognised, TestTotals::suitesFailed),
        part(recognised, TestTotals::failedTests),
        part(recognised, TestTotals::seconds),
        part(facts, LogFacts::buildSeconds),
        part(facts, LogFacts::errors),
        part(facts, LogFacts::warnings),
        part(facts, LogFacts::firstError),
        part(part(facts, LogFacts::errorClass), ErrorClass::columnValue));
  }

  private static <W, P> @Nullable P part(@Nullable W whole, Function<W, @Nullable P> part) {
    return whole == null ? null : part.apply(whole);
  }
}
