package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * The test harness of Rust under {@code cargo test}: {@code test result: FAILED. 3 passed; 1
 * failed; 2 ignored; 0 measured; 5 filtered out; finished in 0.01s} for each binary and for the
 * tests in documentation, which are suites. Benchmarks and what a filter left out count nothing.
 *
 * <p>Source: <a href="https://doc.rust-lang.org/rustc/tests/index.html">rustc, tests</a>.
 */
final class CargoTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "cargotest",
          "rust",
          List.of("test result: ", "failures:", " ... ok", " ... ignored", " ... FAILED"),
          CargoTest::new);

  private static final String RESULT = "test result: ";

  private final Tally tally;
  private final Tally single;
  private boolean inNames;

  private CargoTest(TestResults results) {
    tally = results.of("cargotest");
    single = results.unfinished("cargotest", "cargotest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    if (inNames) {
      inNames = text.startsWith("    ") && !text.isBlank();
      if (inNames) {
        tally.addFailedTest(text);
        return true;
      }
    }
    String result = Labels.after(text, RESULT);
    if (!result.isEmpty()) {
      readResult(result);
    } else if (text.strip().equals("failures:")) {
      inNames = true;
    } else if (text.startsWith("test ")) {
      readTest(text.stripTrailing());
    }
    return inNames;
  }

  private void readResult(String result) {
    Counts counts = Counts.numberWord(result);
    if (counts.has("passed") && counts.has("failed")) {
      single.clear();
      tally.add(TestCounts.ofParts(counts.of("passed"), counts.of("failed"), counts.of("ignored")));
      tally.addSuites(1, result.startsWith("ok", RESULT.length()) ? 0 : 1);
      tally.addSeconds(Durations.after("finished in ", result));
    }
  }

  private void readTest(String text) {
    int end = text.lastIndexOf(" ... ");
    String outcome = end < 0 ? "" : text.substring(end + 5);
    if (outcome.equals("FAILED")) {
      String name = text.substring("test ".length(), end);
      int note = name.indexOf(" - should panic");
      single.add(TestCounts.ofParts(0, 1, 0));
      tally.addFailedTest(note < 0 ? name : name.substring(0, note));
    } else if (outcome.equals("ok")) {
      single.add(TestCounts.ofParts(1, 0, 0));
    } else if (outcome.startsWith("ignored")) {
      single.add(TestCounts.ofParts(0, 0, 1));
    }
  }
}
