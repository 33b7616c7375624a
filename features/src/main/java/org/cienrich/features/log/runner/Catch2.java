package org.cienrich.features.log.runner;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Catch2, versions 2 and 3, and doctest for C++: {@code test cases: 3 | 1 passed | 1 failed | 1
 * failed as expected | 1 skipped}, the latter after {@code [doctest]}; Catch2 also {@code All tests
 * passed (5 assertions in 3 test cases)}. The test cases count, not the assertions. Those that fail
 * as expected did not fail. doctest's skipped ones are also those that a filter leaves out. Names
 * are left out if more are printed than failed.
 *
 * <p>Source: <a href="https://github.com/catchorg/Catch2/blob/devel/docs/reporters.md">Catch2,
 * reporters</a>, <a
 * href="https://github.com/doctest/doctest/blob/master/doc/markdown/reporters.md">doctest,
 * reporters</a>.
 */
final class Catch2 implements LineReader {
  private static final String RULE = "-".repeat(79);
  private static final String DOCTEST = "[doctest] test cases:";
  private static final String TEST_CASE = "TEST CASE:";

  static final TestRunner RUNNER =
      TestRunner.of(
          "catch2",
          "cpp",
          List.of("test cases: ", "All tests passed (", "No tests ran", RULE, ": FAILED:"),
          results -> new Catch2(results.of("catch2"), false));

  static final TestRunner DOCTEST_RUNNER =
      TestRunner.of(
          "doctest-cpp",
          "cpp",
          List.of(DOCTEST, TEST_CASE, "): ERROR: ", ": ERROR: ", ": FATAL ERROR: "),
          results -> new Catch2(results.of("doctest-cpp"), true));

  private final Tally tally;
  private final boolean isDoctest;
  private final Set<String> failedTests = new LinkedHashSet<>();
  private String testCase = "";
  private boolean inHeading;
  private boolean afterRule;

  private Catch2(Tally tally, boolean isDoctest) {
    this.tally = tally;
    this.isDoctest = isDoctest;
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (afterRule) {
      afterRule = false;
      testCase = text;
      return false;
    }
    if (text.equals(RULE)) {
      inHeading = !inHeading;
      afterRule = inHeading;
      return afterRule;
    }
    String total = Labels.after(text, isDoctest ? DOCTEST : "test cases: ");
    if (total.contains(" | ") && text.contains("[doctest]") == isDoctest) {
      readTotal(total);
    } else if (isDoctest) {
      readDoctest(text);
    } else if (text.contains(": FAILED:")) {
      addFailure();
    } else {
      readPassed(text);
    }
    return false;
  }

  private void readDoctest(String text) {
    if (text.startsWith(TEST_CASE)) {
      testCase = text.substring(TEST_CASE.length()).strip();
    } else if (text.contains(": ERROR: ") || text.contains(": FATAL ERROR: ")) {
      addFailure();
    }
  }

  private void addFailure() {
    if (!testCase.isEmpty() && failedTests.size() < Tally.MAX_NAMES) {
      failedTests.add(Tally.cut(testCase));
    }
  }

  private void readPassed(String text) {
    String passed = Labels.after(text, "All tests passed (");
    int in = passed.indexOf(" in ");
    if (in >= 0 && passed.contains(" test case")) {
      addTotal(TestCounts.ofParts(Counts.numberWord(passed.substring(in)).of("test"), 0, 0));
    } else if (text.equals("No tests ran")) {
      addTotal(TestCounts.NONE);
    }
  }

  private void readTotal(String total) {
    long run = 0;
    long failed = 0;
    long skipped = 0;
    for (String part : total.substring(total.indexOf('|')).split("\\|", 12)) {
      Counts counts = Counts.numberWord(part);
      run += counts.of("passed", "failed");
      failed += part.contains("as expected") ? 0 : counts.of("failed");
      skipped += counts.of("skipped");
    }
    addTotal(new TestCounts(run, failed, skipped));
  }

  private void addTotal(TestCounts counts) {
    tally.add(counts);
    if (failedTests.size() <= counts.failed()) {
      failedTests.forEach(tally::addFailedTest);
    }
    failedTests.clear();
    testCase = "";
    inHeading = false;
  }
}
