package org.cienrich.features.log.runner;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.cienrich.features.facts.TestReport;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what one runner prints. Its size is bounded: names of failed tests are cut and those
 * after the first {@link #MAX_NAMES} left out. Not thread-safe.
 */
final class Tally {
  static final int MAX_NAMES = 1000;
  static final int MAX_NAME = 300;

  private final Set<String> failedTests = new LinkedHashSet<>();
  private TestCounts counts = TestCounts.NONE;
  private boolean recognised;
  private boolean counted;
  private boolean hasSuites;
  private long suitesRun;
  private long suitesFailed;
  private boolean timed;
  private double seconds;

  /** Adds a summary. */
  void add(TestCounts summary) {
    counts = counts.plus(summary);
    recognised = true;
    counted = true;
  }

  /**
   * Notes that tests ran, of which {@code failed} failed; how many ran is not printed. Beside
   * counted tests those that failed are counted as well.
   */
  void addUncounted(long failed) {
    counts = counts.plus(new TestCounts(failed, failed, 0));
    recognised = true;
  }

  /** Adds suites; the recognised runner may have printed no tests. */
  void addSuites(long run, long failed) {
    hasSuites = true;
    suitesRun += run;
    suitesFailed += failed;
  }

  void addSeconds(OptionalDouble duration) {
    if (duration.isPresent()) {
      timed = true;
      seconds += duration.getAsDouble();
    }
  }

  /** Notes the name of a test that failed; one that is blank is none. */
  void addFailedTest(String name) {
    String stripped = name.strip();
    if (!stripped.isEmpty() && failedTests.size() < MAX_NAMES) {
      failedTests.add(cut(stripped));
    }
  }

  /** Takes back the name of a test that passed when it was run again. */
  void removeFailedTest(String name) {
    failedTests.remove(cut(name.strip()));
  }

  /** Notes the names that the other has. */
  void addFailedTestsOf(Tally other) {
    other.failedTests.forEach(this::addFailedTest);
  }

  boolean isRecognised() {
    return recognised;
  }

  /** Adds all of the other and empties it. */
  void take(Tally other) {
    add(other);
    other.clear();
  }

  /** Adds all of the other. */
  void add(Tally other) {
    counts = counts.plus(other.counts);
    recognised |= other.recognised;
    counted |= other.counted;
    hasSuites |= other.hasSuites;
    suitesRun += other.suitesRun;
    suitesFailed += other.suitesFailed;
    timed |= other.timed;
    seconds += other.seconds;
    addFailedTestsOf(other);
  }

  /** Forgets everything. */
  void clear() {
    failedTests.clear();
    counts = TestCounts.NONE;
    recognised = false;
    counted = false;
    hasSuites = false;
    suitesRun = 0;
    suitesFailed = 0;
    timed = false;
    seconds = 0;
  }

  TestReport report(String framework, String runner, @Nullable String within) {
    return new TestReport(
        framework,
        runner,
        within,
        counted ? counts.run() : null,
        counts.failed(),
        counted ? counts.skipped() : null,
        hasSuites ? suitesRun : null,
        hasSuites ? suitesFailed : null,
        timed ? (Double) (Math.round(seconds * 1000) / 1000.0) : null,
        List.copyOf(failedTests));
  }

  /** Cuts a name to its first {@link #MAX_NAME} characters. */
  static String cut(String name) {
    return name.length() <= MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, MAX_NAME)));
  }
}
