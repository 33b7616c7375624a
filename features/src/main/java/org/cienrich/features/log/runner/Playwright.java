package org.cienrich.features.log.runner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Playwright Test: after {@code Running 16 tests using 2 workers} a line for each of {@code 4
 * failed}, {@code 2 flaky}, {@code 1 interrupted}, {@code 2 skipped}, {@code 2 did not run}, {@code
 * 6 passed (4.8s)}. A flaky test passed in the end; interrupted ones and those that did not run are
 * skipped, as Playwright's own outcome of a test has it. Names are those below {@code 4 failed}.
 * Each line counts once per run though several reporters print it.
 *
 * <p>Source: <a href="https://playwright.dev/docs/test-reporters">Playwright, reporters</a>.
 */
final class Playwright implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "playwright",
          "javascript",
          List.of(
              "test using ",
              "tests using ",
              " failed",
              " flaky",
              " interrupted",
              " skipped",
              " did not run",
              " passed ("),
          Playwright::new);

  private static final int MAX_NAMES = 2000;

  private final Tally tally;
  private final Set<String> counted = new HashSet<>();
  private boolean running;
  private String label = "";
  private int names;

  private Playwright(TestResults results) {
    tally = results.of("playwright");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    int start = text.indexOf("Running ");
    if (Labels.only(text, start)) {
      readStart(text.substring(start + "Running ".length()));
    } else if (running) {
      CountLine counts = CountLine.of(text);
      if (counts == null || !readsCount(counts)) {
        readName(text);
      }
    }
    return names > 0;
  }

  private void readStart(String rest) {
    CountLine line = CountLine.of(rest);
    if (line != null
        && (line.what().startsWith("test using ") || line.what().startsWith("tests using "))
        && (line.what().endsWith(" worker") || line.what().endsWith(" workers"))) {
      running = true;
      names = 0;
      counted.clear();
      if (line.count() == 0) {
        tally.add(TestCounts.NONE);
      }
    }
  }

  private boolean readsCount(CountLine line) {
    int time = line.what().endsWith(")") ? line.what().lastIndexOf(" (") : -1;
    String what = time < 0 ? line.what() : line.what().substring(0, time);
    TestCounts counts =
        switch (what) {
          case "passed", "flaky" -> new TestCounts(line.count(), 0, 0);
          case "failed" -> new TestCounts(line.count(), line.count(), 0);
          case "skipped", "did not run", "interrupted" -> new TestCounts(0, 0, line.count());
          default -> null;
        };
    if (counts == null) {
      return false;
    }
    names = 0;
    if (counted.add(what)) {
      tally.add(counts);
      if (time >= 0) {
        tally.addSeconds(Durations.at(line.what(), time));
      }
      if (what.equals("failed")) {
        names = MAX_NAMES;
        label = line.label();
      }
    }
    return true;
  }

  private void readName(String text) {
    if (names > 0 && text.startsWith(label)) {
      String name = text.substring(label.length()).strip();
      int end = name.length();
      while (end > 0 && (name.charAt(end - 1) == '─' || name.charAt(end - 1) == '=')) {
        end--;
      }
      names = name.contains(" › ") ? names - 1 : 0;
      tally.addFailedTest(names > 0 ? name.substring(0, end) : "");
    }
  }
}
