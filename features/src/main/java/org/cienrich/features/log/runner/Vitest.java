package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Vitest: {@code Tests 1 failed | 4 passed | 2 skipped | 1 todo (8)} with {@code Test Files} before
 * and {@code Duration}, which is that of the whole run, after it. A suite is a file. Benchmarks
 * have no such line and do not count.
 *
 * <p>Source: <a href="https://vitest.dev/guide/reporters">Vitest, reporters</a>.
 */
final class Vitest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "vitest",
          "javascript",
          List.of("Test Files  ", "Tests  ", "Duration  ", "FAIL  "),
          Vitest::new);

  private static final int MAX_BETWEEN = 10;

  private final Tally tally;
  private long lastTestsAt;
  private int untimed;

  private Vitest(TestResults results) {
    tally = results.of("vitest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    if (startsWith("Tests  ", text)) {
      String rest = text.substring(text.indexOf("Tests  ") + 7).strip();
      long total = total(rest);
      if (total >= 0) {
        Counts counts = Counts.numberWord(rest);
        tally.add(TestCounts.ofTotal(total, counts.of("failed"), counts.of("skipped", "todo")));
        lastTestsAt = line.number();
        untimed = Math.min(untimed + 1, MAX_BETWEEN);
      }
    } else if (startsWith("Test Files  ", text)) {
      String rest = text.substring(text.indexOf("Test Files  ") + 12).strip();
      if (total(rest) >= 0) {
        Counts counts = Counts.numberWord(rest);
        tally.addSuites(counts.of("passed", "failed"), counts.of("failed"));
      }
    } else if (startsWith("Duration  ", text)) {
      if (untimed > 0 && line.number() - lastTestsAt <= (long) MAX_BETWEEN * untimed) {
        untimed--;
        tally.addSeconds(Durations.after("Duration  ", text));
      }
    } else if (startsWith("FAIL  ", text) && text.contains(" > ")) {
      tally.addFailedTest(text.substring(text.indexOf("FAIL  ") + 6));
    }
    return false;
  }

  private static boolean startsWith(String word, String text) {
    return Labels.only(text, text.indexOf(word));
  }

  /** Returns the number in brackets at the end, 0 for {@code no tests}, negative for neither. */
  private static long total(String rest) {
    if (rest.equals("no tests")) {
      return 0;
    }
    int open = rest.lastIndexOf('(');
    if (open <= 0 || !rest.endsWith(")") || !Character.isDigit(rest.charAt(0))) {
      return -1;
    }
    Counts counts = Counts.numberWord(rest.substring(open + 1, rest.length() - 1) + " total");
    return counts.has("total") ? counts.of("total") : -1;
  }
}
