package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * RSpec: {@code 12 examples, 1 failure, 2 pending}, after {@code Finished in 1 minute 2.5 seconds}.
 * The number of examples has the pending ones in it, which are skipped ones here. Errors outside of
 * examples (a file that cannot be loaded, a hook) are failed tests. The total that parallel_tests
 * adds is not counted.
 *
 * <p>Source: <a href="https://rspec.info/features/3-13/rspec-core/formatters/">RSpec,
 * formatters</a>.
 */
final class RSpec implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "rspec",
          "ruby",
          List.of(
              " examples, ",
              " example, ",
              "Finished in ",
              "rspec ./",
              "rspec '",
              ParallelTests.START),
          RSpec::new);

  private final Tally tally;
  private final FinishedIn finished =
      new FinishedIn("Finished in ", text -> text.contains("second") && !text.endsWith("."));
  private final ParallelTests parallel = new ParallelTests();

  private RSpec(TestResults results) {
    tally = results.of("rspec");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text());
    if (finished.read(text, parallel.running()) || parallel.read(text)) {
      return false;
    }
    if (text.startsWith("rspec ")) {
      readName(text);
    } else if (!text.isEmpty() && Character.isDigit(text.charAt(0)) && text.contains(" example")) {
      readSummary(text);
    }
    return false;
  }

  /** {@code rspec ./spec/a_spec.rb:3 # A does something}. */
  private void readName(String text) {
    int comment = text.indexOf(" # ");
    tally.addFailedTest(text.substring(comment < 0 ? "rspec ".length() : comment + 3));
  }

  private void readSummary(String text) {
    Counts counts = Counts.numberWord(text);
    boolean otherRunner = counts.has("errors") && !text.contains(" outside of examples");
    if (!counts.has("examples")
        || !counts.has("failures")
        || otherRunner
        || (parallel.running() && finished.untaken() == 0)) {
      return;
    }
    long errors = counts.of("errors");
    long pending = counts.of("pending");
    tally.add(
        new TestCounts(
            Math.max(0, counts.of("examples") - pending) + errors,
            counts.of("failures") + errors,
            pending));
    tally.addSeconds(finished.take());
  }
}
