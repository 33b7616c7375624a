package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Minitest, with its reporters and in Rails: {@code 12 runs, 20 assertions, 1 failures, 0 errors, 2
 * skips}, before version 5 {@code tests} instead of runs. The number has the skipped tests in it.
 * The total of parallel_tests begins with another word and is not counted.
 *
 * <p>Source: <a href="https://docs.seattlerb.org/minitest/">Minitest</a>, its summary reporter.
 */
final class Minitest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "minitest",
          "ruby",
          List.of(
              " assertions, ",
              " assertion, ",
              "Finished in ",
              "Finished tests in ",
              "Failure:",
              "Error:"),
          Minitest::new);

  private final Tally tally;
  private final FinishedIn finished =
      new FinishedIn("Finished in ", text -> !text.contains("second"));
  private final FinishedIn finishedTests = new FinishedIn("Finished tests in ", text -> true);
  private final RubyTestNames names = new RubyTestNames();

  private Minitest(TestResults results) {
    tally = results.of("minitest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text()).strip();
    if (finished.read(text, false) || finishedTests.read(text, false)) {
      return false;
    }
    if (text.contains(" assertion")) {
      readSummary(text);
    }
    return names.read(line.text().strip());
  }

  private void readSummary(String text) {
    Counts counts = Counts.numberWord(text);
    boolean first = text.indexOf(" assertion") > text.indexOf(", ") && text.indexOf(", ") > 0;
    if (first
        && (counts.has("runs") || (counts.has("tests") && counts.has("skips")))
        && counts.has("failures")
        && counts.has("errors")) {
      tally.add(
          TestCounts.ofTotal(
              counts.of("runs", "tests"), counts.of("failures", "errors"), counts.of("skips")));
      tally.addSeconds(finished.take());
      tally.addSeconds(finishedTests.take());
      names.moveTo(tally);
    }
  }
}
