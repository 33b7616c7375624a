package org.cienrich.features.log.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Karma, whatever framework runs in the browsers: of the lines {@code Chrome 120 (Linux): Executed
 * 10 of 12 (2 FAILED) (skipped 2) (1.2 secs / 1 secs)} the last of each browser, as the others are
 * its progress. A browser that starts over before it was done, as after a disconnect, starts again
 * from nothing; one that starts over when done is another run. Tests count once per browser.
 * Without such lines {@code TOTAL: 1 FAILED, 4 SUCCESS} or the {@code SUMMARY:} of
 * karma-mocha-reporter. The time is the total one. Names are those of {@code Chrome 120 (Linux)
 * Suite test FAILED}, and the titles below {@code FAILED TESTS:}.
 *
 * <p>Source: <a href="https://github.com/karma-runner/karma/blob/master/lib/reporters/base.js">the
 * base of the reporters of Karma</a>.
 */
final class Karma implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "karma",
          "javascript",
          List.of(
              "Executed ", "TOTAL: ", "SUMMARY:", " FAILED", "FAILED TESTS:", "secs @ ", "Karma v"),
          Karma::new);

  private static final int MAX_BROWSERS = 64;
  private static final int MAX_DETAILS = 300;

  private final Tally tally;
  private final Map<String, KarmaProgress> browsers = new LinkedHashMap<>();
  private final Map<String, KarmaProgress> finished = new LinkedHashMap<>();
  private String clock = "";
  private int summary;
  private int details;

  private Karma(TestResults results) {
    tally = results.of("karma");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().stripTrailing();
    summary--;
    details--;
    if (summary > 0) {
      readSummary(text.strip());
    } else if (!readsProgress(text)) {
      readRest(text);
    }
    return summary > 0 || details > 0;
  }

  private boolean readsProgress(String text) {
    KarmaProgress next = KarmaProgress.of(text);
    if (next == null) {
      return false;
    }
    details = 0;
    if (!next.equals(finished.get(next.browser()))) {
      KarmaProgress before = browsers.get(next.browser());
      boolean startsOver = before != null && before.isDone() && !before.equals(next);
      if (startsOver || (before == null && browsers.size() == MAX_BROWSERS)) {
        finish();
      }
      browsers.put(next.browser(), next);
    }
    return true;
  }

  private void readRest(String text) {
    int total = text.indexOf("TOTAL: ");
    int failed = text.lastIndexOf(" FAILED");
    if (Labels.only(text, total)) {
      readTotal(text.substring(total + "TOTAL: ".length()));
    } else if (text.contains("Karma v") && text.contains("server started")) {
      finish();
      finished.clear();
    } else if (text.startsWith("Finished in ") && text.contains("secs @ ")) {
      clock = text;
    } else if (text.strip().equals("SUMMARY:") && !clock.isEmpty()) {
      summary = 4;
      details = 0;
    } else if (text.strip().equals("FAILED TESTS:")) {
      details = MAX_DETAILS;
    } else if (details > 0 && text.strip().startsWith("✖ ")) {
      tally.addFailedTest(text.strip().substring(2));
      details = MAX_DETAILS;
    } else if (failed > 0 && failed + " FAILED".length() == text.length()) {
      readFailure(text.substring(0, failed));
    }
  }

  /** After {@code Chrome 120.0 (Linux 0.0.0) } comes the name. */
  private void readFailure(String text) {
    int open = text.indexOf(" (");
    int close = text.indexOf(") ", Math.max(0, open));
    if (open > 0 && close > 0 && open < 60 && Character.isDigit(text.charAt(open - 1))) {
      tally.addFailedTest(text.substring(close + 2));
    }
  }

  private void readTotal(String rest) {
    Counts counts = Counts.numberWord(rest);
    if (!counts.has("SUCCESS")) {
      return;
    }
    if (browsers.isEmpty() && finished.isEmpty()) {
      tally.add(TestCounts.ofParts(counts.of("SUCCESS"), counts.of("FAILED"), 0));
    }
    finish();
  }

  /** Reads one of the lines below {@code SUMMARY:}, the first of which is always there. */
  private void readSummary(String text) {
    CountLine line = text.isEmpty() ? null : CountLine.of(text.substring(1));
    boolean counted = !browsers.isEmpty() || !finished.isEmpty();
    if (line == null) {
      summary = 0;
    } else if (counted) {
      clock = "";
    } else if (line.isOf("test completed", "tests completed")) {
      tally.add(TestCounts.ofParts(line.count(), 0, 0));
      tally.addSeconds(Durations.after("Finished in ", clock));
      clock = "";
    } else if (line.isOf("test skipped", "tests skipped")) {
      tally.add(new TestCounts(0, 0, line.count()));
    } else if (line.isOf("test failed", "tests failed")) {
      tally.add(new TestCounts(line.count(), line.count(), 0));
    }
  }

  /** Counts what the browsers printed last; the same lines may come again from another reporter. */
  private void finish() {
    if (!browsers.isEmpty()) {
      finished.clear();
    }
    browsers.forEach(
        (browser, last) -> {
          tally.add(last.counts());
          tally.addSeconds(last.seconds());
          finished.put(browser, last);
        });
    browsers.clear();
  }

  @Override
  public void end() {
    finish();
  }
}
