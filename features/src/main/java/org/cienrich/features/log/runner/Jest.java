package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Jest: {@code Tests: 1 failed, 2 skipped, 1 todo, 3 passed, 7 total} with {@code Test Suites:}
 * before and {@code Time:} after it, and up to version 15 {@code 1 test failed, 2 tests passed (3
 * total in 2 test suites, run time 0.8s)}. A suite is a file; one that could not be loaded is a
 * failed suite without tests. Names are those after {@code ●} below the {@code FAIL} line of a
 * file. What Jest redraws on a terminal while it runs does not count.
 *
 * <p>Source: <a href="https://github.com/jestjs/jest/blob/main/packages/jest-reporters">the
 * reporters of Jest</a>.
 */
final class Jest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "jest",
          "javascript",
          List.of(
              "Tests:    ",
              "Test Suites: ",
              "Time:    ",
              "FAIL ",
              "PASS ",
              "RUNS ",
              ", run time ",
              "No tests found, exiting"),
          Jest::new);

  private static final int MAX_SECTION = 1000;
  private static final int MAX_BETWEEN = 10;

  private final Tally tally;
  private boolean redrawn;
  private boolean running;
  private @Nullable String lastTests;
  private long lastTestsAt;
  private int untimed;
  private int section;

  private Jest(TestResults results) {
    tally = results.of("jest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    section--;
    if (!readsFile(text) && !readsSummary(text, line.number()) && section > 0) {
      readFailure(text);
    }
    return section > 0;
  }

  /** Reads the line of a file: it is running, or has passed or failed. */
  private boolean readsFile(String text) {
    boolean fail = startsWith("FAIL ", text);
    if (startsWith("RUNS ", text)) {
      redrawn = true;
      running = true;
    } else if (fail || startsWith("PASS ", text)) {
      running = false;
      lastTests = null;
      section = fail ? MAX_SECTION : 0;
    } else {
      return false;
    }
    return true;
  }

  private boolean readsSummary(String text, long number) {
    boolean tests = startsWith("Tests: ", text);
    if (tests || startsWith("Test Suites: ", text)) {
      section = 0;
      String summary = text.substring(text.indexOf(tests ? "Tests: " : "Test Suites: "));
      Counts counts = Counts.numberWord(summary);
      boolean repeated = redrawn && summary.equals(lastTests);
      if (!running && !repeated && counts.has("total")) {
        if (tests) {
          addTests(counts);
          lastTests = summary;
          lastTestsAt = number;
        } else if (!(redrawn && lastTests != null)) {
          tally.addSuites(counts.of("passed", "failed"), counts.of("failed"));
        }
      }
    } else if (startsWith("Time: ", text)) {
      if (untimed > 0 && number - lastTestsAt <= (long) MAX_BETWEEN * untimed) {
        untimed--;
        tally.addSeconds(Durations.after("Time: ", text));
      }
    } else if (text.contains(", run time ")) {
      readOldSummary(text);
    } else if (startsWith("No tests found, exiting", text)) {
      tally.add(TestCounts.NONE);
    } else {
      return false;
    }
    return true;
  }

  private void addTests(Counts counts) {
    untimed = Math.min(untimed + 1, MAX_BETWEEN);
    tally.add(
        TestCounts.ofParts(
            counts.of("passed"),
            counts.of("failed"),
            counts.of("skipped", "pending", "todo", "disabled")));
  }

  private void readOldSummary(String text) {
    int total = text.indexOf(" total in ");
    CountLine line = CountLine.of(text.replace('›', ' '));
    if (line == null || !line.what().startsWith("test") || total < 0) {
      return;
    }
    long failed = 0;
    long passed = 0;
    long skipped = 0;
    for (String part : text.substring(0, text.lastIndexOf('(', total)).split(",", 10)) {
      long count = Counts.numberWord(part).of("test");
      failed += part.contains("failed") ? count : 0;
      passed += part.contains("passed") ? count : 0;
      skipped += part.contains("skipped") ? count : 0;
    }
    tally.add(TestCounts.ofParts(passed, failed, skipped));
    tally.addSeconds(Durations.after(", run time ", text));
  }

  private void readFailure(String text) {
    int at = text.indexOf("● ");
    if (at < 0 || !Labels.only(text, at)) {
      return;
    }
    section = MAX_SECTION;
    String name = text.substring(at + 2);
    if (!name.equals("Console")
        && !name.startsWith("Test suite failed to run")
        && !name.startsWith(" Cannot log after tests are done")) {
      tally.addFailedTest(name);
    }
  }

  private static boolean startsWith(String word, String text) {
    return Labels.only(text, text.indexOf(word));
  }
}
