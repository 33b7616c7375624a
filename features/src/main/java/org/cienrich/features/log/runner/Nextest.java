package org.cienrich.features.log.runner;

import java.util.List;
import java.util.Set;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * cargo nextest: {@code Summary [ 0.5s] 10 tests run: 9 passed (1 slow, 1 flaky), 1 failed, 2
 * skipped}. Flaky tests passed in the end; timed out ones and those that could not be started
 * failed. It prints what failed tests wrote, with the summary that the test harness makes of each
 * alone.
 *
 * <p>Source: <a href="https://nexte.st/docs/reporting/">nextest, reporting</a>.
 */
final class Nextest implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "nextest",
          List.of("cargotest"),
          "rust",
          List.of(
              "Summary [",
              "Starting ",
              "FAIL [",
              "LEAK [",
              "FL+LK [",
              "FLKY-FL ",
              "TIMEOUT [",
              "TMT [",
              "ABORT [",
              "ABRT [",
              "SEGV [",
              "KILL [",
              "SIGILL [",
              "SIGBUS ["),
          Nextest::new);

  private static final String SUMMARY = "Summary [";
  private static final Set<String> FAILED =
      Set.of("FAIL", "FAIL + LEAK", "LEAK-FAIL", "XFAIL", "TIMEOUT", "ABORT");
  private static final Set<String> PASSED = Set.of("PASS", "LEAK", "SLOW", "START");
  private static final List<String> INNER = List.of("cargotest");

  private final TestResults results;
  private final Tally tally;
  private boolean ended;

  private Nextest(TestResults results) {
    this.results = results;
    tally = results.of("cargotest", "nextest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    String summary = Labels.after(text, SUMMARY);
    if (!summary.isEmpty()) {
      readSummary(summary);
    } else if (text.startsWith("Starting ") && text.contains(" across ")) {
      results.release(INNER);
      ended = false;
    } else {
      readFailure(text);
    }
    return false;
  }

  private void readSummary(String summary) {
    int start = summary.indexOf(" run: ");
    Counts counts = Counts.numberWord(start < 0 ? "" : summary.substring(start));
    if (counts.has("passed") || counts.has("failed") || counts.has("skipped")) {
      tally.add(
          TestCounts.ofParts(
              counts.of("passed"), counts.of("failed", "timed", "exec"), counts.of("skipped")));
      tally.addSeconds(Durations.at(summary, SUMMARY.length()));
      results.claim("nextest", INNER);
      ended = true;
    }
  }

  /** Reads {@code FAIL [ 0.003s] (1/4) calc tests::breaks}; of tries the last holds. */
  private void readFailure(String text) {
    int time = text.indexOf(" [");
    int end = text.indexOf("] ");
    boolean isTry = text.startsWith("TRY ");
    if (time < 0 || end < time || (isTry && !ended) || Durations.at(text, time + 2).isEmpty()) {
      return;
    }
    String status = text.substring(isTry ? text.indexOf(' ', "TRY ".length()) + 1 : 0, time);
    if (isTry ? !PASSED.contains(status) : isFailure(status)) {
      String name = text.substring(end + 2).strip();
      int progress = name.startsWith("(") ? name.indexOf(") ") : -1;
      tally.addFailedTest(name.substring(progress + 1));
    }
  }

  private static boolean isFailure(String status) {
    return FAILED.contains(status) || status.startsWith("SIG") || status.startsWith("FLKY-FL ");
  }
}
