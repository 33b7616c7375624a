package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Jasmine, and Protractor with it: {@code 5 specs, 1 failure, 2 pending specs} and {@code Finished
 * in 0.04 seconds}; jasmine-spec-reporter's {@code Executed 3 of 5 specs (1 FAILED) (2 PENDING) in
 * 0.1 sec.}; grunt-contrib-jasmine's {@code 12 specs in 0.05s.} with {@code >> 1 failures};
 * jasmine-node's {@code 3 tests, 4 assertions, 1 failure, 0 skipped}. Names are those of the list
 * below {@code Failures:}.
 *
 * <p>Source: <a
 * href="https://github.com/jasmine/jasmine-npm/blob/main/lib/reporters/console_reporter.js">the
 * console reporter of Jasmine</a>.
 */
final class Jasmine implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "jasmine",
          "javascript",
          List.of(
              " spec, ",
              " specs, ",
              " spec ",
              " specs ",
              " assertion, ",
              " assertions, ",
              "Finished in ",
              "Failures:",
              "  Failures  "),
          Jasmine::new);

  private static final int MAX_DETAILS = 300;
  private static final int MAX_BETWEEN = 3;

  private final Tally tally;
  private String clock = "";
  private long clockAt = Long.MIN_VALUE;
  private long specsAt = Long.MIN_VALUE;
  private int details;
  private @Nullable String heading;
  private @Nullable CountLine executed;

  private Jasmine(TestResults results) {
    tally = results.of("jasmine");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    String stripped = text.strip();
    details--;
    if (stripped.equals("Failures:") || stripped.replace('*', ' ').strip().equals("Failures")) {
      details = MAX_DETAILS;
    } else if (!readsSummary(text, line.number())) {
      if (details > 0) {
        readFailure(stripped);
      }
    }
    return details > 0;
  }

  private boolean readsSummary(String text, long number) {
    int executedAt = text.indexOf("Executed ");
    int finished = text.indexOf("Finished in ");
    CountLine line = executedAt < 0 && finished < 0 ? CountLine.of(text) : null;
    if (line != null && line.what().startsWith("spec")) {
      readSpecs(line, number);
    } else if (line != null && line.what().startsWith("test")) {
      readTests(line, number);
    } else if (Labels.only(text, executedAt)) {
      readExecuted(text.substring(executedAt + "Executed ".length()));
    } else if (Labels.only(text, finished)) {
      clock = text;
      clockAt = number;
      if (number - MAX_BETWEEN <= specsAt) {
        specsAt = Long.MIN_VALUE;
        tally.addSeconds(Durations.after("Finished in ", text));
      }
    } else {
      return text.startsWith(">> ") && readsFailures(text.substring(3));
    }
    return true;
  }

  /** Reads what comes after {@code 12 specs in 0.05s.} */
  private boolean readsFailures(String text) {
    CountLine failures = CountLine.of(text);
    CountLine specs = executed;
    executed = null;
    if (specs == null || failures == null || !failures.what().startsWith("failure")) {
      return false;
    }
    tally.add(new TestCounts(specs.count(), failures.count(), 0));
    tally.addSeconds(Durations.after(" in ", specs.what()));
    return true;
  }

  private void readSpecs(CountLine line, long number) {
    Counts counts = Counts.numberWord(line.what());
    if (line.what().startsWith("spec in ") || line.what().startsWith("specs in ")) {
      executed = line;
      details = MAX_BETWEEN;
    } else if (counts.has("failure")) {
      tally.add(TestCounts.ofTotal(line.count(), counts.of("failure"), counts.of("pending")));
      specsAt = number;
      details = 0;
    }
  }

  private void readTests(CountLine line, long number) {
    Counts counts = Counts.numberWord(line.what());
    if (counts.has("assertion")
        && counts.has("failure")
        && counts.has("skipped")
        && !counts.has("error")) {
      tally.add(new TestCounts(line.count(), counts.of("failure"), counts.of("skipped")));
      details = 0;
      if (number - MAX_BETWEEN <= clockAt) {
        tally.addSeconds(Durations.after("Finished in ", clock));
      }
    }
  }

  private void readExecuted(String text) {
    CountLine line = CountLine.of(text);
    if (line != null && line.what().startsWith("of ") && line.what().contains(" spec")) {
      Counts counts = Counts.numberWord(line.what());
      tally.add(new TestCounts(line.count(), counts.of("FAILED"), counts.of("PENDING")));
      tally.addSeconds(Durations.after(" in ", line.what()));
    }
  }

  /** A name is a numbered line of which the next says {@code Message:} or {@code - message}. */
  private void readFailure(String stripped) {
    String name = heading;
    if (name != null && (stripped.equals("Message:") || stripped.startsWith("- "))) {
      tally.addFailedTest(name);
      details = MAX_DETAILS;
    }
    int bracket = stripped.indexOf(") ");
    boolean numbered =
        bracket > 0
            && bracket < 7
            && stripped.substring(0, bracket).chars().allMatch(Character::isDigit);
    heading = numbered ? stripped.substring(bracket + 2) : null;
  }
}
