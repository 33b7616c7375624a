package org.cienrich.features.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one test runner printed in the log of a job, all its summaries together. Null where it
 * prints no such number.
 *
 * @param framework the framework's name in TravisTorrent's way, such as {@code junit}
 * @param runner what printed it, such as {@code surefire}; often the framework itself
 * @param within the runner whose own summary counts these tests as well; null if none does
 * @param run tests executed, skipped ones not among them
 * @param failed executed tests that failed, by assertion or by error
 * @param skipped tests not executed by choice: skipped, ignored, pending, disabled
 * @param suitesRun suites, as the runner means them (Go: packages; Jest: files)
 * @param seconds how long the tests took, by the runner's clock
 * @param failedTests names of failed tests as printed, without repetition, at most 1,000
 */
public record TestReport(
    String framework,
    String runner,
    @Nullable String within,
    @Nullable Long run,
    @Nullable Long failed,
    @Nullable Long skipped,
    @Nullable Long suitesRun,
    @Nullable Long suitesFailed,
    @Nullable Double seconds,
    List<String> failedTests) {

  public TestReport {
    failedTests = List.copyOf(failedTests);
  }

  /** Tells whether at least one test was executed. */
  public boolean ran() {
    return run == null || run > 0;
  }
}
