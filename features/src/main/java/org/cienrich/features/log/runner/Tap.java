package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * The Test Anything Protocol, as of tape, node-tap, QUnit, Testem and Bats, and the test runner of
 * Node.js, a framework of its own. Of a run its summary counts, a line each of {@code # tests 5},
 * {@code # pass 4}, {@code # fail 1} and so on, or {@code # { total: 6, pass: 3, fail: 1 }}, or
 * {@code Asserts: 1 failed, 3 passed}; of one without, its points, see {@link TapPoints}. Node.js
 * prints {@code ℹ} or {@code #}, and cancelled tests, which are failed ones. In tape and node-tap a
 * test is an assertion.
 *
 * <p>Sources: <a href="https://testanything.org/tap-version-14-specification.html">TAP 14</a>, <a
 * href="https://nodejs.org/api/test.html#test-reporters">Node.js, test reporters</a>.
 */
final class Tap implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "tap",
          List.of("tap", "nodetest"),
          "javascript",
          List.of(
              "TAP version ",
              "1..",
              "ok 1",
              "ok 2",
              "ok 3",
              "ok 4",
              "ok 5",
              "ok 6",
              "ok 7",
              "ok 8",
              "ok 9",
              " tests ",
              "# pass ",
              "# { total: ",
              "# time=",
              "Asserts: ",
              "failing tests:"),
          Tap::new);

  private static final int MAX_DETAILS = 300;

  private final TestResults results;
  private TapSummary summary = new TapSummary();
  private TapPoints points = new TapPoints();
  private long closedAt = Long.MIN_VALUE;
  private int details;

  private Tap(TestResults results) {
    this.results = results;
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    details--;
    if (!summary.reads(text)) {
      closeSummary(line.number());
      if (!summary.reads(text) && !readsPoint(text)) {
        readRest(text, line.number());
      }
    }
    return details > 0 || summary.isOpen();
  }

  private void closeSummary(long number) {
    if (summary.isComplete()) {
      long passed = summary.of("pass");
      long failed = summary.of("fail") + summary.of("cancelled");
      long skipped =
          summary.has("skip") || summary.has("skipped")
              ? summary.of("skip") + summary.of("skipped") + summary.of("todo")
              : points.skippedBeside(passed + failed);
      Tally tally = results.of(summary.isOfNode() ? "nodetest" : "tap");
      addSummary(tally, TestCounts.ofParts(passed, failed, skipped));
      tally.addSeconds(summary.seconds());
      closedAt = number;
    }
    if (summary.isOpen()) {
      summary = new TapSummary();
    }
  }

  private void addSummary(Tally tally, TestCounts counts) {
    tally.add(counts);
    tally.addFailedTestsOf(points.names());
    points = new TapPoints();
  }

  private boolean readsPoint(String text) {
    int at = text.indexOf("ok ");
    int start = at >= 4 && text.startsWith("not ", at - 4) ? at - 4 : at;
    CountLine point = Labels.only(text, start) ? CountLine.of(text.substring(at + 3) + " ") : null;
    if (point == null || !point.label().isEmpty()) {
      return false;
    }
    int depth = start - Labels.length(text, start);
    if (points.isOver(depth, point.count())) {
      closePoints();
    }
    points.add(depth, point.count(), start == at, point.what());
    return true;
  }

  private void closePoints() {
    if (points.isRun()) {
      addSummary(results.of("tap"), points.counts());
    }
    points = new TapPoints();
  }

  private void readRest(String text, long number) {
    int total = text.indexOf("# { total: ");
    int time = text.indexOf("# time=");
    int plan = text.indexOf("1..");
    if (isAtStart(text, total)) {
      Counts counts = Counts.wordNumber(text.substring(total + "# { ".length()));
      addSummary(
          results.of("tap"),
          TestCounts.ofParts(counts.of("pass"), counts.of("fail"), counts.of("skip", "todo")));
      closedAt = number;
    } else if (isAtStart(text, time)) {
      boolean run = points.isRun();
      closePoints();
      if (run || number - 2 <= closedAt) {
        results.of("tap").addSeconds(Durations.after("# time=", text));
      }
    } else if (isAtStart(text, text.indexOf("TAP version "))) {
      closePoints();
      points.announce();
    } else if (isAtStart(text, plan) && number != closedAt) {
      readPlan(text.substring(plan + "1..".length()).strip());
    } else if (isAtStart(text, text.indexOf("Asserts: ")) && !text.endsWith("complete")) {
      Counts counts = Counts.numberWord(text);
      addSummary(
          results.of("tap"),
          TestCounts.ofParts(counts.of("passed"), counts.of("failed"), counts.of("skip", "todo")));
    } else if (text.endsWith("✖ failing tests:")) {
      details = MAX_DETAILS;
    } else if (details > 0 && isAtStart(text, text.indexOf("✖ ")) && text.endsWith("ms)")) {
      String name = text.substring(text.indexOf("✖ ") + 2, text.lastIndexOf(" ("));
      results.of("nodetest").addFailedTest(name);
      details = MAX_DETAILS;
    }
  }

  private static boolean isAtStart(String text, int at) {
    return at >= 0 && Labels.length(text, at) == at;
  }

  private void readPlan(String rest) {
    CountLine planned = CountLine.of(rest + " ");
    if (planned != null && planned.what().isEmpty()) {
      points.announce(planned.count());
    }
  }

  @Override
  public void end() {
    closeSummary(closedAt);
    closePoints();
  }
}
