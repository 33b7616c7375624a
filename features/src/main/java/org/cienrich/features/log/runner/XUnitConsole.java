package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * The console runner of xUnit.net: {@code x.dll Total: 3, Errors: 0, Failed: 1, Skipped: 0, Time:
 * 0.123s} for each assembly, which are summed; version 1 prints {@code 3 total, 1 failed, 0
 * skipped, took 0.1 seconds}. Errors are those of cleaning up, not of tests.
 *
 * <p>Source: <a href="https://xunit.net/docs/getting-started/v2/getting-started">xUnit.net, getting
 * started</a>.
 */
final class XUnitConsole implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "xunit", "csharp", List.of(" Total: ", " failed, ", " [FAIL]"), XUnitConsole::new);

  private final Tally tally;

  private XUnitConsole(TestResults results) {
    tally = results.of("xunit");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    int total = text.indexOf(" Total: ");
    if (text.endsWith(" [FAIL]")) {
      if (text.startsWith("    ") && text.length() > 4 && text.charAt(4) != ' ') {
        tally.addFailedTest(text.substring(0, text.length() - " [FAIL]".length()));
      }
    } else if (total > 0
        && text.startsWith("   ")
        && text.contains(", Errors: ")
        && text.contains(", Time: ")) {
      Counts counts = Counts.wordNumber(text.substring(total + 1));
      tally.add(
          TestCounts.ofTotal(
              counts.of("Total") - counts.of("Not Run"),
              counts.of("Failed"),
              counts.of("Skipped")));
      tally.addSeconds(Durations.after(", Time: ", text));
    } else if (text.contains(" total, ") && text.contains(" skipped, took ")) {
      Counts counts = Counts.numberWord(text);
      tally.add(TestCounts.ofTotal(counts.of("total"), counts.of("failed"), counts.of("skipped")));
      tally.addSeconds(Durations.after(", took ", text));
    }
    return false;
  }
}
