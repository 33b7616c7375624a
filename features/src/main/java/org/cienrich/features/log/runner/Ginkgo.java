package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Ginkgo, versions 1 and 2: per suite {@code Ran 4 of 6 Specs in 0.01 seconds} and {@code FAIL! --
 * 2 Passed | 2 Failed | 1 Pending | 1 Skipped}; a suite that passes may be one line, {@code [1700]
 * Pens Suite - 2/2 specs S• SUCCESS! 1.2ms PASS}, with an {@code S} for each that was skipped.
 * Skipped are also pending specs and those that a filter leaves out. Flaked specs passed in the
 * end.
 *
 * <p>Source: <a href="https://onsi.github.io/ginkgo/">Ginkgo</a>.
 */
final class Ginkgo implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "ginkgo",
          "go",
          List.of(
              " Specs in ",
              " Pending | ",
              " specs ",
              "[Fail] ",
              "[Panic!] ",
              "[Panicked!] ",
              "[Timeout...] ",
              "[TimedOut] ",
              "[Interrupted] "),
          Ginkgo::new);

  private final Tally tally;

  private Ginkgo(TestResults results) {
    tally = results.of("ginkgo");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.startsWith("[")) {
      readBracket(text);
    } else if (text.startsWith("Ran ") && text.contains(" Specs in ")) {
      tally.addSeconds(Durations.after(" Specs in ", text));
    } else {
      int start = text.indexOf(" -- ");
      if (start > 0 && (text.startsWith("SUCCESS!") || text.startsWith("FAIL!"))) {
        readTotal(Counts.numberWord(text.substring(start)), text.startsWith("FAIL!"));
      }
    }
    return false;
  }

  private void readTotal(Counts counts, boolean failed) {
    if (counts.has("Passed") && counts.has("Failed")) {
      tally.add(
          TestCounts.ofParts(
              counts.of("Passed"), counts.of("Failed"), counts.of("Pending", "Skipped")));
      tally.addSuites(1, failed ? 1 : 0);
    }
  }

  private void readBracket(String text) {
    int end = text.indexOf("] ");
    if (end < 2) {
      return;
    }
    if (Character.isDigit(text.charAt(1))) {
      readLineOfSuite(text);
    } else if (text.contains("[It] ")) {
      tally.addFailedTest(text.substring(end + 2));
    }
  }

  private void readLineOfSuite(String text) {
    int specs = text.indexOf(" specs ");
    int success = text.indexOf(" SUCCESS! ", Math.max(0, specs));
    int dash = text.lastIndexOf(" - ", specs < 0 ? 0 : specs);
    if (success < 0 || dash < 0) {
      return;
    }
    String[] numbers = text.substring(dash + 3, specs).split("/", 3);
    if (numbers.length != 2) {
      return;
    }
    Counts counts = Counts.numberWord(numbers[0] + " planned " + numbers[1] + " specs");
    if (counts.has("planned") && counts.has("specs")) {
      long skips = text.substring(specs + 7, success).chars().filter(c -> c == 'S').count();
      long run = Math.max(0, counts.of("planned") - skips);
      tally.add(TestCounts.ofParts(run, 0, Math.max(0, counts.of("specs") - run)));
      tally.addSuites(1, 0);
      tally.addSeconds(Durations.at(text, success + " SUCCESS! ".length()));
    }
  }
}
