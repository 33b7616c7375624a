package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * PHPUnit, and what prints as it does (ParaTest, Codeception): {@code OK (3 tests, 5 assertions)}
 * or {@code Tests: 5, Assertions: 7, Failures: 1, Errors: 1, Skipped: 1.} The total has skipped and
 * incomplete tests in it, which were not executed to their end and count as skipped. Risky tests
 * and those with warnings are executed tests that did not fail.
 *
 * <p>Source: <a href="https://docs.phpunit.de/en/11.5/textui.html">PHPUnit, the command-line test
 * runner</a>.
 */
final class PhpUnit implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "phpunit",
          "php",
          List.of(
              " assertion",
              ", Assertions: ",
              "No tests executed!",
              ", Memory: ",
              "There was 1 ",
              "There were "),
          PhpUnit::new);

  private static final int MAX_SECTION = 5000;

  private final Tally tally;
  private int left;

  private PhpUnit(TestResults results) {
    tally = results.of("phpunit");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.startsWith("There was 1 ") || text.startsWith("There were ")) {
      left =
          text.endsWith(" failure:")
                  || text.endsWith(" failures:")
                  || text.endsWith(" error:")
                  || text.endsWith(" errors:")
              ? MAX_SECTION
              : 0;
    } else if (left > 0 && text.endsWith(":") && text.contains(" triggered ")) {
      left = 0;
    } else if (text.startsWith("Time: ") && text.contains(", Memory: ")) {
      tally.addSeconds(Durations.after("Time:", text));
    } else if (text.equals("No tests executed!")) {
      add(TestCounts.NONE);
    } else if (!readSummary(text) && left > 0) {
      left--;
      readName(text);
    }
    return left > 0;
  }

  private boolean readSummary(String text) {
    String all = Labels.after(text, "OK (");
    if (all.endsWith(")") && all.contains(" assertion")) {
      add(TestCounts.ofTotal(Counts.numberWord(all).of("test"), 0, 0));
      return true;
    }
    String some = Labels.after(text, "Tests: ");
    Counts counts = Counts.wordNumber(some.contains(", Assertions: ") ? some : "");
    if (!counts.has("Tests")) {
      return false;
    }
    add(
        TestCounts.ofTotal(
            counts.of("Tests"),
            counts.of("Failures", "Errors"),
            counts.of("Skipped", "Incomplete")));
    return true;
  }

  private void add(TestCounts counts) {
    tally.add(counts);
    left = 0;
  }

  /** Reads {@code 2) SumTest::testRow with data set #1 (2)}. */
  private void readName(String text) {
    int end = text.indexOf(") ");
    if (end > 0
        && end < 7
        && text.indexOf("::", end) > 0
        && text.substring(0, end).chars().allMatch(Character::isDigit)) {
      tally.addFailedTest(text.substring(end + 2));
    }
  }
}
