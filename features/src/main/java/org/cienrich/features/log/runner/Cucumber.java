package org.cienrich.features.log.runner;

import java.util.List;
import java.util.Locale;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Cucumber for Ruby, JavaScript and the JVM, and Behat: {@code 4 scenarios (1 failed, 1 undefined,
 * 1 pending, 1 passed)}, then the steps, then {@code 0m1.234s}. A scenario is a test. Skipped,
 * undefined and pending ones were not executed to their end and are skipped ones here; those with
 * an ambiguous step failed. The total that parallel_tests adds has no time and is not counted.
 *
 * <p>Source: <a href="https://cucumber.io/docs/cucumber/reporting/">Cucumber, reporting</a>, its
 * progress and pretty formatters.
 */
final class Cucumber implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "cucumber",
          "ruby",
          List.of(
              " scenarios (",
              " scenario (",
              "0 scenarios",
              "cucumber ",
              "Failed scenarios:",
              ParallelTests.START),
          Cucumber::new);

  private static final int MAX_LINES_TO_TIME = 4;
  private static final int MAX_SUMMARY = 1000;

  private final Tally tally;
  private final ParallelTests parallel = new ParallelTests();
  private TestCounts scenarios = TestCounts.NONE;
  private int linesLeft;
  private int namesLeft;

  private Cucumber(TestResults results) {
    tally = results.of("cucumber");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text()).strip();
    if (isSummary(text)) {
      close();
      Counts counts = Counts.numberWord(text);
      scenarios =
          TestCounts.ofTotal(
              counts.of("scenarios"),
              counts.of("failed", "ambiguous"),
              counts.of("skipped", "undefined", "pending"));
      linesLeft = MAX_LINES_TO_TIME;
    } else if (linesLeft > 0) {
      readAfterSummary(text);
    } else if (!parallel.read(text)) {
      readName(text);
    }
    return linesLeft > 0 || namesLeft > 0;
  }

  private static boolean isSummary(String text) {
    int word = text.toLowerCase(Locale.ROOT).indexOf(" scenario");
    return word > 0
        && text.length() <= MAX_SUMMARY
        && text.chars().limit(word).allMatch(Character::isDigit)
        && (text.endsWith(")") || text.length() == "0 scenarios".length());
  }

  private void readAfterSummary(String text) {
    linesLeft--;
    if (isTime(text)) {
      tally.add(scenarios);
      tally.addSeconds(Durations.at(text, 0));
      linesLeft = 0;
    } else if (linesLeft == 0) {
      linesLeft = 1;
      close();
    }
  }

  private static boolean isTime(String text) {
    int minutes = text.indexOf('m');
    return minutes > 0
        && text.chars().limit(minutes).allMatch(Character::isDigit)
        && Durations.at(text, 0).isPresent();
  }

  /** The time did not follow: a total of parallel_tests, or one of the lines is missing. */
  private void close() {
    if (linesLeft > 0 && !parallel.running()) {
      tally.add(scenarios);
    }
    linesLeft = 0;
  }

  /**
   * {@code cucumber features/a.feature:4 # Scenario: A}; on the JVM without {@code cucumber} in a
   * list after {@code Failed scenarios:}.
   */
  private void readName(String text) {
    int feature = text.indexOf(".feature:");
    if (feature > 0 && (text.startsWith("cucumber ") || namesLeft > 0)) {
      int from = text.lastIndexOf(' ', feature) + 1;
      int end = text.indexOf(' ', feature);
      tally.addFailedTest(text.substring(from, end < 0 ? text.length() : end));
      namesLeft--;
    } else {
      namesLeft = text.endsWith("Failed scenarios:") ? Tally.MAX_NAMES : 0;
    }
  }

  @Override
  public void end() {
    close();
  }
}
