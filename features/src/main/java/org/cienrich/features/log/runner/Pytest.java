package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * pytest: {@code === 1 failed, 3 passed in 0.12s ===}, and the lines of its short summary for the
 * names. Expected failures and unexpected passes are executed tests that did not fail; errors, in
 * collecting or in fixtures, are failed ones. Without {@code =} under {@code -q}.
 *
 * <p>Source: <a href="https://docs.pytest.org/en/stable/how-to/output.html">pytest, managing
 * output</a>.
 */
final class Pytest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "pytest",
          "python",
          List.of(" passed", " failed", " error", " skipped", "no tests ran", "FAILED ", "ERROR "),
          Pytest::new);

  private final Tally tally;

  private Pytest(TestResults results) {
    tally = results.of("pytest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.startsWith("FAILED ") || text.startsWith("ERROR ")) {
      String rest = text.substring(text.indexOf(' ') + 1);
      if (rest.contains(".py")) {
        int end = rest.indexOf(" - ");
        tally.addFailedTest(end < 0 ? rest : rest.substring(0, end));
      }
      return false;
    }
    int time = text.lastIndexOf(" in ");
    if (time < 0 || !(text.startsWith("==") && text.endsWith("=="))) {
      return false;
    }
    Counts counts = Counts.numberWord(text.substring(0, time));
    if (counts.isEmpty() && !text.contains("no tests ran")) {
      return false;
    }
    tally.add(
        TestCounts.ofParts(
            counts.of("passed", "xfailed", "xpassed"),
            counts.of("failed", "errors"),
            counts.of("skipped")));
    tally.addSeconds(Durations.at(text, time + 4));
    return false;
  }
}
