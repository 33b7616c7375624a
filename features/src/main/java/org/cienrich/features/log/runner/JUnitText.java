package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * The text runners of JUnit 3 and 4, as of {@code org.junit.runner.JUnitCore}, Android's
 * instrumentation and Bazel: after {@code Time: 0.02} either {@code OK (5 tests)} or {@code Tests
 * run: 5, Failures: 1}. They do not print how many tests were ignored.
 *
 * <p>Source: <a
 * href="https://github.com/junit-team/junit4/blob/main/src/main/java/org/junit/internal/TextListener.java">
 * TextListener of JUnit 4</a>.
 */
final class JUnitText implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "junit-text",
          List.of("junit"),
          "java",
          List.of("Time: ", "OK (", "Tests run: ", "There was ", "There were "),
          JUnitText::new);

  private static final int MAX_DIGITS_OF_ITEM = 6;
  private static final int MAX_LINES_OF_FAILURE = 2000;

  private final Tally tally;
  private OptionalDouble time = OptionalDouble.empty();
  private int linesOfFailures;

  private JUnitText(TestResults results) {
    tally = results.of("junit", "junit-text");
  }

  @Override
  public boolean read(LogLine line) {
    String text = Tags.without(line.text()).stripTrailing();
    if (text.startsWith("Time: ")) {
      time = Durations.at(text.substring("Time: ".length()) + " s", 0);
    } else if (text.startsWith("There w") && text.endsWith(":")) {
      linesOfFailures = isOfFailures(text) ? MAX_LINES_OF_FAILURE : 0;
    } else if (time.isPresent() && text.startsWith("OK (") && text.endsWith(")")) {
      Counts counts = Counts.numberWord(text);
      if (counts.has("tests") && text.indexOf(',') < 0) {
        add(new TestCounts(counts.of("tests"), 0, 0));
      }
    } else if (time.isPresent() && text.startsWith("Tests run: ") && text.contains(",  Failures")) {
      Counts counts = Counts.wordNumber(text);
      if (counts.has("Failures")) {
        add(new TestCounts(counts.of("Tests run"), counts.of("Failures", "Errors"), 0));
      }
    } else if (linesOfFailures > 0) {
      linesOfFailures--;
      addItem(text);
    }
    return linesOfFailures > 0;
  }

  private void add(TestCounts summary) {
    tally.add(summary);
    tally.addSeconds(time);
    time = OptionalDouble.empty();
    linesOfFailures = 0;
  }

  private static boolean isOfFailures(String text) {
    Counts counts = Counts.numberWord(text);
    return counts.has("failure") || counts.has("error");
  }

  /** {@code 1) test(class)}, and of JUnit 3 with the message behind it. */
  private void addItem(String text) {
    int digits = 0;
    while (digits < text.length()
        && digits < MAX_DIGITS_OF_ITEM
        && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && text.startsWith(") ", digits)) {
      int close = text.indexOf(')', digits + 2);
      tally.addFailedTest(
          close < 0 ? text.substring(digits + 2) : text.substring(digits + 2, close + 1));
      linesOfFailures = MAX_LINES_OF_FAILURE;
    }
  }
}
