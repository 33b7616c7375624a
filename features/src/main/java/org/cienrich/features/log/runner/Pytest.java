package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * pytest of all versions, xdist included: {@code === 1 failed, 3 passed in 0.12s ===}, without
 * {@code =} under {@code -q}. Expected failures and unexpected passes are executed tests that did
 * not fail (strict ones are printed as failed); errors, in collecting or in fixtures, are failed
 * ones. Deselected tests, attempts before a rerun and passed subtests count nothing; failed
 * subtests are failed tests. Of pytest-sugar the list after {@code Results (0.12s):}.
 *
 * <p>Source: <a href="https://docs.pytest.org/en/stable/how-to/output.html">pytest, managing
 * output</a>.
 */
final class Pytest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "pytest",
          "python",
          List.of(
              "passed in ",
              "failed in ",
              "skipped in ",
              "deselected in ",
              "rerun in ",
              "error in ",
              "errors in ",
              "warning in ",
              "warnings in ",
              " passed, ",
              " failed, ",
              "no tests ran in ",
              "Results (",
              PytestNames.SHORT_SUMMARY,
              "= FAILURES =",
              "= ERRORS =",
              "= PASSES =",
              "= XFAILURES =",
              "= XPASSES =",
              "____ "),
          Pytest::new);

  private static final Set<String> OUTCOMES =
      Set.of("passed", "failed", "skipped", "xfailed", "xpassed", "error", "errors", "deselected");
  private static final Set<String> OTHERS =
      Set.of("warning", "warnings", "pytest-warnings", "rerun", "subtests");

  private static final int MAX_SUMMARY = 1000;

  private final Tally tally;
  private final PytestNames names = new PytestNames();
  private final PytestSugar sugar = new PytestSugar();

  private Pytest(TestResults results) {
    tally = results.of("pytest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text());
    if (readSummary(text)) {
      return false;
    }
    boolean wantsNames = names.read(line.text().stripTrailing());
    boolean wantsSugar = sugar.read(text);
    if (!wantsSugar) {
      endSugar();
    }
    return wantsSugar || wantsNames;
  }

  private boolean readSummary(String text) {
    if (text.length() > MAX_SUMMARY) {
      return false;
    }
    boolean framed = text.startsWith("=") && text.endsWith("=");
    String plain = framed ? withoutFrame(text) : text;
    int time = plain.lastIndexOf(" in ");
    if (time <= 0) {
      return false;
    }
    OptionalDouble seconds = Durations.at(plain, time + 4);
    String items = plain.substring(0, time);
    if (seconds.isEmpty() || !(items.equals("no tests ran") || isSummary(items, framed))) {
      return false;
    }
    count(items, seconds);
    return true;
  }

  private void endSugar() {
    if (sugar.hasItems()) {
      count(sugar.items(), sugar.seconds());
    }
    sugar.clear();
  }

  private void count(String items, OptionalDouble seconds) {
    Counts counts = Counts.numberWord(items);
    long failed = counts.of("failed", "errors");
    tally.add(
        TestCounts.ofParts(
            counts.of("passed", "xfailed", "xpassed"), failed, counts.of("skipped")));
    tally.addSeconds(seconds);
    if (failed > 0) {
      names.moveTo(tally);
    }
    names.drop();
  }

  private static String withoutFrame(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == '=') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == '=') {
      to--;
    }
    return text.substring(from, to).strip();
  }

  /** Plugins may count more, between the {@code =} only. */
  static boolean isSummary(String items, boolean framed) {
    boolean counted = false;
    for (String item : items.split(", ", -1)) {
      String[] words = item.split(" ", 3);
      if (words.length < 2 || !isNumber(words[0])) {
        return false;
      }
      boolean outcome = OUTCOMES.contains(words[1]);
      boolean other = OTHERS.contains(words[1]);
      counted |= outcome || (other && framed);
      if (!outcome && !other && !framed) {
        return false;
      }
    }
    return counted;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public void end() {
    endSugar();
  }
}
