package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Cypress: the table after {@code (Run Finished)}, of which the last line, {@code ✖ 1 of 2 failed
 * (50%)} or {@code ✔ All specs passed!}, has the time and the columns Tests, Passing, Failing,
 * Pending and Skipped of all specs; a spec is a suite. What Mocha printed since {@code (Run
 * Starting)} is the same tests; the names are from there.
 *
 * <p>Source: <a href="https://docs.cypress.io/app/references/command-line#cypress-run">Cypress,
 * command line</a>.
 */
final class Cypress implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "cypress", "javascript", List.of("(Run Starting)", "(Run Finished)"), Cypress::new);

  private static final List<String> INNER = List.of("mocha");
  private static final int COLUMNS = 5;
  private static final int MAX_ROWS = 20_000;

  private final TestResults results;
  private int rows;
  private long specs;

  private Cypress(TestResults results) {
    this.results = results;
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    if (text.contains("(Run Starting)")) {
      results.release(INNER);
    } else if (text.contains("(Run Finished)")) {
      rows = MAX_ROWS;
      specs = 0;
    } else {
      rows--;
      readRow(text.strip());
    }
    return rows > 0;
  }

  private void readRow(String row) {
    int all = row.indexOf("All specs passed!");
    int failed = row.indexOf(" failed (");
    if (row.contains("│ ✔ ") || row.contains("│ ✖ ")) {
      specs++;
    } else if (all >= 0 || (failed >= 0 && row.indexOf('│') < 0)) {
      String[] words = row.split(" +", 40);
      if (words.length < COLUMNS + 2) {
        return;
      }
      int first = words.length - COLUMNS;
      long passing = number(words[first + 1]);
      long failing = number(words[first + 2]);
      long skipped = number(words[first + 3]) + number(words[first + 4]);
      if (number(words[first]) < 0 || passing < 0 || failing < 0 || skipped < 0) {
        return;
      }
      rows = 0;
      Counts of = Counts.numberWord(row.substring(0, Math.max(0, failed)) + " failed");
      Tally tally = results.of("cypress");
      tally.add(TestCounts.ofParts(passing, failing, skipped));
      tally.addSuites(all >= 0 ? specs : of.of("failed"), of.of("of"));
      tally.addSeconds(Durations.at(words[first - 1], 0));
      tally.addFailedTestsOf(results.of("mocha"));
      results.claim("cypress", INNER);
    }
  }

  /** Returns what a column says, negative if it is no number. */
  private static long number(String column) {
    if (column.equals("-")) {
      return 0;
    }
    boolean digits = column.length() <= 9 && column.chars().allMatch(Character::isDigit);
    return digits && !column.isEmpty() ? Long.parseLong(column) : Integer.MIN_VALUE;
  }
}
