package org.cienrich.features.log.runner;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Boost.Test: {@code Running 3 test cases...}, then {@code *** No errors detected} or {@code *** 2
 * failures are detected}, which are assertions. The test cases that failed are those named by the
 * errors in between, at least one.
 *
 * <p>Source: <a
 * href="https://www.boost.org/doc/libs/release/libs/test/doc/html/boost_test/test_output.html">Boost.Test,
 * test output</a>.
 */
final class BoostTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "boost",
          "cpp",
          List.of("*** No errors detected", " detected in ", " test case", "error: in \""),
          BoostTest::new);

  private static final String RUNNING = "Running ";

  private final Tally tally;
  private final Set<String> failedTests = new LinkedHashSet<>();
  private long testCases;

  private BoostTest(TestResults results) {
    tally = results.of("boost");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    int error = text.indexOf("error: in \"");
    if (error >= 0) {
      readError(text.substring(error + "error: in \"".length()));
    } else if (text.endsWith(" test cases...") || text.endsWith(" test case...")) {
      String running = Labels.after(text, RUNNING);
      testCases = Counts.numberWord(running).of("test");
      failedTests.clear();
    } else if (!Labels.after(text, "*** ").isEmpty()) {
      readEnd(text);
    }
    return false;
  }

  private void readError(String text) {
    int end = text.indexOf('"');
    if (testCases > 0 && end > 0 && failedTests.size() < Tally.MAX_NAMES) {
      failedTests.add(Tally.cut(text.substring(0, end)));
    }
  }

  private void readEnd(String text) {
    if (testCases == 0) {
      return;
    }
    boolean failed = text.contains(" detected in ");
    if (failed || text.endsWith("*** No errors detected")) {
      long failures = failed ? Math.min(testCases, Math.max(1, failedTests.size())) : 0;
      tally.add(new TestCounts(testCases, failures, 0));
      if (failed) {
        failedTests.forEach(tally::addFailedTest);
      }
      testCases = 0;
    }
  }
}
