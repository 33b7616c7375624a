package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * {@code bazel test}: {@code Executed 3 out of 5 tests: 2 tests pass and 1 fails locally.} A test
 * is a target; those whose result was kept from before are among those that pass. Targets that do
 * not compile count nothing. What the targets print themselves, of whatever framework, is within
 * this total.
 *
 * <p>Source: <a href="https://bazel.build/docs/user-manual#running-tests">Bazel, user's manual</a>.
 */
final class BazelTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "bazel", "java", List.of("Executed ", "FAILED in ", "TIMEOUT in "), BazelTest::new);

  private static final List<String> INNER =
      List.of(
          "gtest",
          "catch2",
          "doctest-cpp",
          "boost",
          "cargotest",
          "gotest",
          "ginkgo",
          "junit-text",
          "pytest",
          "unittest",
          "jasmine",
          "jest",
          "mocha");

  private final TestResults results;
  private final Tally tally;

  private BazelTest(TestResults results) {
    this.results = results;
    tally = results.of("bazel");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    int colon = text.indexOf(": ");
    if (text.startsWith("//") || text.startsWith("@")) {
      int end = text.indexOf(' ');
      String status = end < 0 ? "" : text.substring(end).strip();
      if (status.startsWith("FAILED in ") || status.startsWith("TIMEOUT in ")) {
        tally.addFailedTest(text.substring(0, end));
      }
    } else if (text.startsWith("Executed ")
        && colon > 0
        && text.indexOf(" out of ") > 0
        && (text.startsWith(" tests", colon - 6) || text.startsWith(" test", colon - 5))) {
      readTotal(text.substring(colon));
    }
    return false;
  }

  private void readTotal(String text) {
    long passed = 0;
    long failed = 0;
    long skipped = 0;
    for (String part : text.replace(" and ", ", ").split(",", 12)) {
      Counts counts = Counts.numberWord(part);
      if (part.contains(" pass")) {
        passed += counts.of("test");
      } else if (part.contains(" skipped")) {
        skipped += counts.of("was", "were");
      } else if (!part.contains(" to build")) {
        failed += counts.of("fail");
      }
    }
    tally.add(TestCounts.ofParts(passed, failed, skipped));
    results.claim("bazel", INNER);
  }
}
