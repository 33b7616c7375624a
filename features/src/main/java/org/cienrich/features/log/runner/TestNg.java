package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * TestNG's own total per suite, {@code Total tests run: 10, Passes: 8, Failures: 1, Skips: 1}, as
 * from its main class or its Ant task; {@code Passes} since version 7. Skipped tests are in the
 * total. Totals that are indented are output of tests and do not count. Failed configuration
 * methods, and tests that were repeated by a retry analyzer, are no tests.
 *
 * <p>Source: <a href="https://testng.org/#_running_testng">TestNG, running TestNG</a>.
 */
final class TestNg implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of("testng", "java", List.of("Total tests run:", "FAILED: "), TestNg::new);

  private static final String TOTAL = "Total tests run:";
  private static final String FAILED = "FAILED: ";

  private final Tally tally;

  private TestNg(TestResults results) {
    tally = results.of("testng");
  }

  @Override
  public boolean read(LogLine line) {
    String text = Tags.without(line.text());
    if (text.startsWith(TOTAL)) {
      Counts counts = Counts.wordNumber(text);
      if (counts.has("Failures") && counts.has("Skips")) {
        tally.add(
            counts.has("Passes")
                ? TestCounts.ofParts(counts.of("Passes"), counts.of("Failures"), counts.of("Skips"))
                : TestCounts.ofTotal(
                    counts.of("Total tests run"), counts.of("Failures"), counts.of("Skips")));
      }
    } else if (text.startsWith(FAILED)) {
      tally.addFailedTest(text.substring(FAILED.length()));
    }
    return false;
  }
}
