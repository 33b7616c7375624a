package org.cienrich.features.testing;

import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.facts.TestReport;
import org.jspecify.annotations.Nullable;

/** Small facts of logs. */
public final class Logs {
  private Logs() {}

  /** A build of jobs 0, 1, 2… whose logs tell these facts. */
  public static BuildLogs telling(LogFacts... facts) {
    return new BuildLogs(
        IntStream.range(0, facts.length)
            .mapToObj(i -> JobLog.stored(String.valueOf(i), 5).telling(facts[i]))
            .toList());
  }

  /** A log in which only test runners are recognised. */
  public static LogFacts tests(TestReport... reports) {
    return new LogFacts(
        10, 0, null, null, null, null, null, null, List.of(reports), 0, 0, null, null);
  }

  /** The log of a Maven job with one error and two warnings, without tests. */
  public static LogFacts ended(@Nullable LogStatus status, @Nullable String firstError) {
    return new LogFacts(
        10,
        0,
        status,
        "java",
        1.5,
        "maven",
        "java-maven",
        20.0,
        List.of(),
        2,
        1,
        firstError,
        firstError == null ? null : ErrorClass.OTHER);
  }

  public static TestReport report(
      String framework, @Nullable Long run, long failed, @Nullable Long skipped) {
    return new TestReport(
        framework, framework, null, run, failed, skipped, null, null, 0.1, List.of());
  }

  /** The same as part of the summary of an outer runner. */
  public static TestReport within(String outer, TestReport report) {
    return new TestReport(
        report.framework(),
        report.runner(),
        outer,
        report.run(),
        report.failed(),
        report.skipped(),
        report.suitesRun(),
        report.suitesFailed(),
        report.seconds(),
        report.failedTests());
  }
}
