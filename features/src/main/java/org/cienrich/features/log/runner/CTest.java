package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * CTest: {@code 90% tests passed, 1 tests failed out of 10}, then the time, the tests that did not
 * run and those that failed. The total has skipped tests in it, as passed, and not the disabled
 * ones; tests whose program is missing failed. What the tests print themselves, of whatever
 * framework, is within this total.
 *
 * <p>Source: <a href="https://cmake.org/cmake/help/latest/manual/ctest.1.html">ctest(1)</a>.
 */
final class CTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "ctest",
          "cpp",
          List.of(
              "% tests passed, ",
              "Total Test time (real) =",
              "The following tests ",
              "Test project ",
              "No tests were found!!!"),
          CTest::new);

  private static final List<String> INNER =
      List.of(
          "gtest", "catch2", "doctest-cpp", "boost", "pytest", "unittest", "cargotest", "gotest");

  private enum Section {
    NONE,
    NOT_RUN,
    FAILED
  }

  private final TestResults results;
  private final Tally tally;
  private Section section = Section.NONE;

  private CTest(TestResults results) {
    this.results = results;
    tally = results.of("ctest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    int passed = text.indexOf("% tests passed, ");
    if (section != Section.NONE && readEntry(text)) {
      return true;
    }
    section = Section.NONE;
    if (passed > 0) {
      readTotal(text.substring(passed + 1));
    } else if (text.startsWith("Total Test time (real) =")) {
      tally.addSeconds(Durations.after("=", text));
    } else if (text.equals("The following tests did not run:")) {
      section = Section.NOT_RUN;
    } else if (text.equals("The following tests FAILED:")) {
      section = Section.FAILED;
    } else if (text.startsWith("Test project ")) {
      results.release(INNER);
    } else if (text.equals("No tests were found!!!")) {
      tally.add(TestCounts.NONE);
    }
    return section != Section.NONE;
  }

  private void readTotal(String text) {
    int of = text.indexOf(" out of ");
    if (of >= 0) {
      long failed = Counts.numberWord(text.substring(0, of)).of("tests");
      long total =
          Counts.wordNumber("total:" + text.substring(of + " out of ".length())).of("total");
      tally.add(TestCounts.ofTotal(total, failed, 0));
      results.claim("ctest", INNER);
    }
  }

  /** Reads {@code 4 - name (Skipped)}. */
  private boolean readEntry(String text) {
    int start = text.indexOf(" - ");
    int end = text.lastIndexOf(" (");
    if (start < 1 || end < start + 3 || !Character.isDigit(text.charAt(0))) {
      return false;
    }
    if (section == Section.FAILED) {
      tally.addFailedTest(text.substring(start + 3, end));
    } else {
      boolean inTotal = text.startsWith("Skipped", end + 2);
      tally.add(new TestCounts(inTotal ? -1 : 0, 0, 1));
    }
    return true;
  }
}
