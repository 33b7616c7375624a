package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Ruby's Test::Unit: {@code 6 tests, 2 assertions, 1 failures, 1 errors, 1 pendings, 1 omissions, 1
 * notifications}, in Ruby 1.8 up to the errors, after {@code Finished in 0.2 seconds.}. The number
 * has the pending and omitted tests in it, which are skipped ones here.
 *
 * <p>Source: <a href="https://test-unit.github.io/">test-unit</a>, its console runner.
 */
final class TestUnit implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "testunit",
          "ruby",
          List.of(" assertions, ", "Finished in ", "Failure:", "Error:"),
          TestUnit::new);

  private final Tally tally;
  private final FinishedIn finished =
      new FinishedIn("Finished in ", text -> text.endsWith(" seconds."));
  private final RubyTestNames names = new RubyTestNames();

  private TestUnit(TestResults results) {
    tally = results.of("testunit");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text());
    if (finished.read(text, false)) {
      return false;
    }
    if (text.contains(" assertions, ")) {
      readSummary(text);
    }
    return names.read(line.text().strip());
  }

  private void readSummary(String text) {
    Counts counts = Counts.numberWord(text);
    if (Character.isDigit(text.charAt(0))
        && text.indexOf(" test") < text.indexOf(" assertions")
        && counts.has("tests")
        && counts.has("failures")
        && counts.has("errors")
        && !counts.has("skips")
        && (counts.has("notifications") || finished.untaken() > 0)) {
      tally.add(
          TestCounts.ofTotal(
              counts.of("tests"),
              counts.of("failures", "errors"),
              counts.of("pendings", "omissions")));
      tally.addSeconds(finished.take());
      names.moveTo(tally);
    }
  }
}
