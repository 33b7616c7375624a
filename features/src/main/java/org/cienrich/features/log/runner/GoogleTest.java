package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * GoogleTest: {@code [==========] 5 tests from 2 test suites ran. (3 ms total)} for each binary or
 * shard, then how many were skipped, failed and are disabled. Disabled tests are skipped ones that
 * are not in the total. The tests of a binary that ended without a total count one by one if it was
 * the last.
 *
 * <p>Source: <a href="https://google.github.io/googletest/advanced.html">GoogleTest, advanced</a>.
 */
final class GoogleTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "gtest",
          "cpp",
          List.of("[==========]", "[  FAILED  ]", "[  SKIPPED ]", "[       OK ]", " DISABLED TEST"),
          GoogleTest::new);

  private static final String TOTAL = "[==========] ";
  private static final int TAG = TOTAL.length();

  private final Tally tally;
  private final Tally single;

  private GoogleTest(TestResults results) {
    tally = results.of("gtest");
    single = results.unfinished("gtest", "gtest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    int disabled = text.indexOf("YOU HAVE ");
    if (disabled >= 0) {
      if (Labels.only(text, disabled) && text.contains(" DISABLED TEST")) {
        Counts counts = Counts.numberWord(text.substring(disabled));
        tally.add(new TestCounts(0, 0, counts.of("DISABLED")));
      }
      return false;
    }
    for (String start : List.of(TOTAL, "[  FAILED  ] ", "[  SKIPPED ] ", "[       OK ] ")) {
      int at = text.indexOf(start);
      if (at >= 0) {
        readTagged(start, text.substring(at + TAG).strip());
        return false;
      }
    }
    return false;
  }

  private void readTagged(String tag, String text) {
    Counts counts = Counts.numberWord(text);
    boolean listed = text.endsWith(", listed below:") && counts.has("tests");
    if (tag.equals(TOTAL)) {
      int ran = text.indexOf(" ran.");
      if (ran >= 0 && counts.has("tests") && text.contains(" from ")) {
        single.clear();
        tally.add(TestCounts.ofTotal(counts.of("tests"), 0, 0));
        tally.addSeconds(Durations.at(text, ran + " ran.".length()));
      }
    } else if (listed) {
      long n = counts.of("tests");
      tally.add(tag.contains("FAILED") ? new TestCounts(0, n, 0) : new TestCounts(-n, 0, n));
    } else if (text.indexOf('.') > 0) {
      readTest(tag, text);
    }
  }

  private void readTest(String tag, String text) {
    boolean result = text.endsWith(" ms)");
    if (tag.contains("FAILED")) {
      int end = text.indexOf(", where ");
      end = end < 0 ? text.indexOf(" (") : end;
      tally.addFailedTest(end < 0 ? text : text.substring(0, end));
      if (result) {
        single.add(TestCounts.ofParts(0, 1, 0));
      }
    } else if (result) {
      single.add(tag.contains("OK") ? TestCounts.ofParts(1, 0, 0) : TestCounts.ofParts(0, 0, 1));
    }
  }
}
