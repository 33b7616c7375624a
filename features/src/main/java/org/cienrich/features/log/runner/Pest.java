package org.cienrich.features.log.runner;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Pest, and PHPUnit under Collision ({@code php artisan test}): {@code Tests: 1 failed, 2 skipped,
 * 5 passed (9 assertions)}. Incomplete, pending and to-do tests are skipped ones; risky tests and
 * those with warnings, deprecations or notices are executed ones that did not fail.
 *
 * <p>Source: <a href="https://pestphp.com/docs/running-tests">Pest, running tests</a>.
 */
final class Pest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "pest", "php", List.of("Tests:  ", "Duration:  ", "Time:  ", "FAILED  "), Pest::new);

  private static final Set<String> EXECUTED =
      Set.of("passed", "risky", "warning", "warnings", "warn", "deprecated", "notice", "notices");
  private static final Set<String> SKIPPED =
      Set.of("skipped", "incomplete", "todo", "todos", "pending");

  private final Tally tally;
  private boolean awaitsTime;

  private Pest(TestResults results) {
    tally = results.of("pest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.startsWith("Tests:  ")) {
      readSummary(text.substring("Tests:".length()).strip());
    } else if (awaitsTime && (text.startsWith("Duration:  ") || text.startsWith("Time:  "))) {
      tally.addSeconds(Durations.at(text, text.indexOf(':') + 1));
      awaitsTime = false;
    } else if (text.startsWith("FAILED  ") && (text.contains(" > ") || text.contains(" › "))) {
      String name = text.substring("FAILED  ".length()).strip();
      int end = name.indexOf("  ");
      tally.addFailedTest(end < 0 ? name : name.substring(0, end));
    }
    return false;
  }

  private void readSummary(String text) {
    int brackets = text.indexOf(" (");
    if (brackets >= 0 && !text.contains(" assertion")) {
      return;
    }
    long executed = 0;
    long failed = 0;
    long skipped = 0;
    for (String part : (brackets < 0 ? text : text.substring(0, brackets)).split(",", 12)) {
      String[] words = part.strip().toLowerCase(Locale.ROOT).split(" ", 3);
      Counts counts = Counts.numberWord(part);
      if (words.length != 2 || counts.isEmpty()) {
        return;
      }
      long n = counts.of(words[1]);
      if (words[1].equals("failed")) {
        failed += n;
      } else if (EXECUTED.contains(words[1])) {
        executed += n;
      } else if (SKIPPED.contains(words[1])) {
        skipped += n;
      } else {
        return;
      }
    }
    tally.add(TestCounts.ofParts(executed, failed, skipped));
    awaitsTime = true;
  }
}
