package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Mocha, and what reports in its way (WebdriverIO, Cypress): {@code 12 passing (2m)}, after which
 * {@code 3 pending} and {@code 1 failing} may come; up to version 1.9 {@code 12 tests complete
 * (20ms)} or {@code 2 of 12 tests failed:}. A hook that failed is a failed test, as Mocha counts
 * it. Names are those of the numbered list of failures, the titles of suites before that of the
 * test.
 *
 * <p>Source: <a href="https://github.com/mochajs/mocha/blob/main/lib/reporters/base.js">the base of
 * the reporters of Mocha</a>.
 */
final class Mocha implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "mocha",
          "javascript",
          List.of(
              " passing (",
              " pending",
              " failing",
              " test complete (",
              " tests complete (",
              " test failed:",
              " tests failed:"),
          Mocha::new);

  private static final int MAX_BETWEEN = 20;
  private static final int MAX_DETAILS = 2000;
  private static final int MAX_TITLES = 10;
  private static final int MAX_INDENT = 4;

  private final Tally tally;
  private long passingAt = Long.MIN_VALUE;
  private String label = "";
  private long failures;
  private long listed;
  private int details;
  private @Nullable StringBuilder name;
  private int titles;

  private Mocha(TestResults results) {
    tally = results.of("mocha");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    CountLine counted = CountLine.of(text.replace('✔', ' ').replace('✖', ' '));
    if (counted == null || !readsSummary(counted, line.number())) {
      readFailure(text);
    }
    return listed < failures && details > 0;
  }

  private boolean readsSummary(CountLine line, long number) {
    String what = line.what();
    boolean follows = number - MAX_BETWEEN <= passingAt;
    if (what.startsWith("passing (") || what.startsWith("test")) {
      OptionalDouble time = timeAfter(line);
      if (time.isPresent()) {
        tally.add(TestCounts.ofParts(line.count(), 0, 0));
        tally.addSeconds(time);
        passingAt = number;
        failures = 0;
        return true;
      }
    } else if (what.startsWith("of ") && what.endsWith(" failed:")) {
      long total = Counts.numberWord(what).of("test");
      if (total >= line.count()) {
        tally.add(new TestCounts(total, line.count(), 0));
        expectFailures(line.label(), line.count());
        return true;
      }
    } else if (follows && what.equals("pending")) {
      tally.add(new TestCounts(0, 0, line.count()));
      return true;
    } else if (follows && what.equals("failing")) {
      tally.add(new TestCounts(line.count(), line.count(), 0));
      expectFailures(line.label(), line.count());
      return true;
    }
    return false;
  }

  private static OptionalDouble timeAfter(CountLine line) {
    for (String words : List.of("passing (", "test complete (", "tests complete (")) {
      if (line.what().startsWith(words) && line.what().endsWith(")")) {
        return Durations.at(line.what(), words.length());
      }
    }
    return OptionalDouble.empty();
  }

  private void expectFailures(String label, long count) {
    this.label = label;
    failures = count;
    listed = 0;
    details = MAX_DETAILS;
    name = null;
  }

  /** Reads a line below {@code 2 failing}; a name may take several. */
  private void readFailure(String text) {
    if (listed >= failures) {
      return;
    }
    details--;
    if (!text.startsWith(label)) {
      return;
    }
    String rest = text.substring(label.length());
    String stripped = rest.strip();
    StringBuilder open = name;
    String number = (listed + 1) + ") ";
    if (open == null) {
      if (stripped.startsWith(number) && rest.indexOf(number) <= MAX_INDENT) {
        name = new StringBuilder();
        titles = 0;
        addTitle(name, stripped.substring(number.length()));
      }
    } else if (stripped.isEmpty()) {
      addName(open);
    } else {
      addTitle(open, stripped);
    }
  }

  private void addTitle(StringBuilder open, String title) {
    open.append(open.length() == 0 ? "" : " ").append(title);
    titles++;
    if (title.endsWith(":")) {
      open.setLength(open.length() - 1);
      addName(open);
    } else if (titles == MAX_TITLES || open.length() > Tally.MAX_NAME) {
      addName(open);
    }
  }

  private void addName(StringBuilder open) {
    tally.addFailedTest(open.toString());
    name = null;
    listed++;
    details = MAX_DETAILS;
  }
}
