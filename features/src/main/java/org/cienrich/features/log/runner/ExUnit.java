package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * ExUnit of Elixir: {@code Finished in 0.04 seconds (…)}, and on the next line {@code 1 doctest, 6
 * tests, 1 failure, 1 excluded, 2 invalid, 1 skipped}. The total has all of these in it, but from
 * version 1.19 on the excluded ones, then in brackets; after 1.20 it is {@code Result: 3/4 passed,
 * 2 invalid, 1 skipped} with only passed and failed ones in it. Invalid tests, whose set-up failed,
 * are failed ones; excluded ones, which a filter leaves out, count nothing.
 *
 * <p>Source: <a href="https://hexdocs.pm/ex_unit/ExUnit.html">ExUnit</a>.
 */
final class ExUnit implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "exunit",
          "elixir",
          List.of("Finished in ", ") test ", ") doctest ", ") property ", ") feature "),
          ExUnit::new);

  private static final String RESULT = "Result: ";
  private static final Set<String> KINDS = Set.of("test", "doctest", "property", "feature");
  private static final Set<String> WORDS =
      Set.of(
          "test",
          "tests",
          "doctest",
          "doctests",
          "property",
          "properties",
          "feature",
          "features",
          "failure",
          "failures",
          "excluded",
          "invalid",
          "skipped");

  private final Tally tally;
  private OptionalDouble seconds = OptionalDouble.empty();
  private int left;

  private ExUnit(TestResults results) {
    tally = results.of("exunit");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.contains("Finished in ") && text.contains(" second")) {
      seconds = Durations.after("Finished in ", text);
      left = 2;
    } else if (left > 0) {
      left = text.isEmpty() ? left - 1 : 0;
      if (text.startsWith(RESULT)) {
        readResult(text);
      } else {
        readSummary(text);
      }
    } else {
      readName(text);
    }
    return left > 0;
  }

  private void readSummary(String text) {
    int brackets = text.indexOf(" (");
    String outside = brackets < 0 ? text : text.substring(0, brackets);
    for (String part : outside.split(", ", 10)) {
      if (!WORDS.contains(part.substring(part.lastIndexOf(' ') + 1))) {
        return;
      }
    }
    Counts counts = Counts.numberWord(outside);
    if (counts.has("failure")) {
      long total = counts.of("tests", "doctests", "property", "properties", "features");
      add(
          TestCounts.ofTotal(
              Math.max(0, total - counts.of("excluded")),
              counts.of("failures", "invalid"),
              counts.of("skipped")));
    }
  }

  /** Reads {@code Result: 447/455 passed (53/54 doctests, 394/401 tests), 2 invalid}. */
  private void readResult(String text) {
    int end = text.indexOf(' ', RESULT.length());
    String result = end < 0 ? "" : text.substring(RESULT.length(), end);
    int slash = result.indexOf('/');
    Counts first =
        Counts.wordNumber(
            "passed:"
                + result.substring(0, Math.max(0, slash))
                + ",total:"
                + result.substring(slash + 1));
    if (first.has("total")) {
      Counts counts = Counts.numberWord(text.substring(end));
      long failed = slash < 0 ? 0 : Math.max(0, first.of("total") - first.of("passed"));
      long invalid = counts.of("invalid");
      add(new TestCounts(first.of("total") + invalid, failed + invalid, counts.of("skipped")));
    }
  }

  private void add(TestCounts counts) {
    tally.add(counts);
    tally.addSeconds(seconds);
  }

  /** Reads {@code 1) test adds (ShopTest)}. */
  private void readName(String text) {
    int start = text.indexOf(") ");
    int end = text.indexOf(' ', start + 2);
    if (start > 0
        && text.endsWith(")")
        && text.substring(0, start).chars().allMatch(Character::isDigit)
        && end > 0
        && KINDS.contains(text.substring(start + 2, end))) {
      tally.addFailedTest(text.substring(start + 2));
    }
  }
}
