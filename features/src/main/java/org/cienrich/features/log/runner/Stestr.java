package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * stestr, and ostestr and tempest with it: {@code Ran: 9 tests in 0.07 sec.}, then a line for each
 * outcome, {@code - Passed: 2}. Unexpected successes fail the run and are failed tests here.
 *
 * <p>Source: <a href="https://stestr.readthedocs.io/en/stable/MANUAL.html">stestr, manual</a>.
 */
final class Stestr implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "stestr",
          List.of("unittest"),
          "python",
          List.of(" tests in ", " test in ", " ... FAILED"),
          Stestr::new);

  private static final int MAX_OUTCOMES = 12;

  private final Tally tally;
  private final PendingNames names = new PendingNames();
  private final StringBuilder outcomes = new StringBuilder();
  private int linesLeft;

  private Stestr(TestResults results) {
    tally = results.of("unittest", "stestr");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text()).strip();
    if (linesLeft > 0 && text.startsWith("- ") && text.indexOf(':') > 0) {
      outcomes.append(',').append(text, 2, text.length());
      linesLeft--;
    } else {
      close();
      if (isTotal(line.text().strip())) {
        tally.addSeconds(Durations.after(" in ", text));
        linesLeft = MAX_OUTCOMES;
      } else {
        readName(text);
      }
    }
    return linesLeft > 0;
  }

  private static boolean isTotal(String text) {
    int at = text.indexOf("Ran: ");
    return at >= 0
        && text.endsWith(" sec.")
        && LinePrefix.without(text.substring(0, at)).isBlank()
        && Counts.numberWord(text.substring(at)).has("tests");
  }

  /** {@code {0} pkg.FooTest.test_a [0.1s] ... FAILED}. */
  private void readName(String text) {
    if (text.startsWith("{") && text.endsWith(" ... FAILED")) {
      String name = text.substring(text.indexOf('}') + 1).strip();
      int end = name.lastIndexOf(" [");
      names.add(name.substring(0, end < 0 ? name.indexOf(" ... FAILED") : end));
    }
  }

  private void close() {
    Counts counts = Counts.wordNumber(outcomes.toString());
    if (!counts.isEmpty()) {
      tally.add(
          TestCounts.ofParts(
              counts.of("Passed", "Expected Fail"),
              counts.of("Failed", "Unexpected Success"),
              counts.of("Skipped")));
      names.moveTo(tally);
    }
    outcomes.setLength(0);
    linesLeft = 0;
  }

  @Override
  public void end() {
    close();
  }
}
