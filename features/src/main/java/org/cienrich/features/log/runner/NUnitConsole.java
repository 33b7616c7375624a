package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * The console runner of NUnit: {@code Test Count: 3, Passed: 2, Failed: 1, Warnings: 0,
 * Inconclusive: 0, Skipped: 0}; version 2 prints {@code Tests run: 3, Errors: 0, Failures: 1,
 * Inconclusive: 0, Time: 0.1 seconds} and {@code Not run: 1, Invalid: 0, Ignored: 1, Skipped: 0}.
 * Inconclusive tests and those with warnings are executed ones that did not fail.
 *
 * <p>Source: <a
 * href="https://docs.nunit.org/articles/nunit-console/Console-Command-Line.html">NUnit,
 * console</a>.
 */
final class NUnitConsole implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "nunit",
          "csharp",
          List.of(
              "Test Count: ",
              ", Inconclusive: ",
              "Not run: ",
              ") Failed : ",
              ") Error : ",
              "Duration: "),
          NUnitConsole::new);

  private final Tally tally;
  private boolean awaitsTime;

  private NUnitConsole(TestResults results) {
    tally = results.of("nunit");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    Counts counts = Counts.wordNumber(text);
    if (text.startsWith("Test Count: ") && text.contains(", Inconclusive: ")) {
      long failed = counts.of("Failed", "Fail");
      tally.add(TestCounts.ofTotal(counts.of("Test Count"), failed, counts.of("Skipped", "Skip")));
      awaitsTime = true;
    } else if (text.startsWith("Tests run: ") && text.contains(", Inconclusive: ")) {
      tally.add(TestCounts.ofTotal(counts.of("Tests run"), counts.of("Errors", "Failures"), 0));
      tally.addSeconds(Durations.after("Time:", text));
    } else if (text.startsWith("Not run: ") && text.contains(", Ignored: ")) {
      tally.add(new TestCounts(0, 0, counts.of("Not run")));
    } else if (awaitsTime && text.startsWith("Duration: ")) {
      tally.addSeconds(Durations.after("Duration:", text));
      awaitsTime = false;
    } else {
      readName(text);
    }
    return false;
  }

  /** Reads {@code 1) Failed : Shop.Tests.Adds}. */
  private void readName(String text) {
    int start = text.indexOf(") ");
    int name = text.indexOf(" : ", Math.max(0, start));
    if (start > 0
        && name > 0
        && text.substring(0, start).chars().allMatch(Character::isDigit)
        && (text.startsWith("Failed : ", start + 2) || text.startsWith("Error : ", start + 2))) {
      tally.addFailedTest(text.substring(name + 3));
    }
  }
}
