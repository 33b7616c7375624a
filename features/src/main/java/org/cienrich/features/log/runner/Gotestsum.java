package org.cienrich.features.log.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * gotestsum: {@code DONE 12 tests, 1 skipped, 2 failures in 3s}, which is the total of all packages
 * and has the subtests in it. When failed tests are run again, {@code DONE 2 runs, …} has both runs
 * in it: a test counts once, and as failed if it failed in its last run. Packages that failed
 * without a failed test are among the failures that are printed and not among those counted.
 *
 * <p>Source: <a href="https://github.com/gotestyourself/gotestsum#summary">gotestsum</a>.
 */
final class Gotestsum implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "gotestsum", List.of("gotest"), "go", List.of("DONE ", "=== FAIL: "), Gotestsum::new);

  private static final String START = "DONE ";

  private final TestResults results;
  private final Tally tally;
  private final Map<String, Long> failedIn = new LinkedHashMap<>();
  private long brokenPackages;
  private long failures;
  private long failuresOfLast;
  private double seconds;

  private Gotestsum(TestResults results) {
    this.results = results;
    tally = results.of("gotest", "gotestsum");
  }

  @Override
  public boolean read(LogLine line) {
    String failed = Labels.after(line.text(), "=== FAIL: ");
    if (!failed.isEmpty()) {
      readFailure(failed.substring(Math.min(failed.length(), "=== FAIL: ".length())));
      return false;
    }
    String done = Labels.after(line.text(), START);
    int time = done.lastIndexOf(" in ");
    if (time < 0 || Durations.at(done, time + 4).isEmpty()) {
      return false;
    }
    Counts counts = Counts.numberWord(done.substring(0, time));
    if (counts.has("tests")
        && done.length() > START.length()
        && Character.isDigit(done.charAt(START.length()))) {
      double elapsed = Durations.at(done, time + 4).orElse(0);
      tally.addSeconds(OptionalDouble.of(counts.has("runs") ? elapsed - seconds : elapsed));
      seconds = elapsed;
      readTotal(counts);
    }
    return false;
  }

  private void readTotal(Counts counts) {
    long printed = counts.of("failures");
    if (counts.has("runs")) {
      long last = printed - failures;
      tally.add(new TestCounts(0, last - failuresOfLast, 0));
      failuresOfLast = last;
    } else {
      failuresOfLast = Math.max(0, printed - brokenPackages);
      tally.add(TestCounts.ofTotal(counts.of("tests"), failuresOfLast, counts.of("skipped")));
    }
    failures = printed;
    long lastRun = Math.max(0, counts.of("runs") - 1);
    failedIn.forEach(
        (name, run) -> {
          if (run == lastRun) {
            tally.addFailedTest(name);
          }
        });
    failedIn.clear();
    brokenPackages = 0;
    results.claim("gotestsum", List.of("gotest", "ginkgo"));
  }

  /** Reads {@code pkg TestName (re-run 1) (0.00s)}. */
  private void readFailure(String text) {
    int start = text.indexOf(' ') + 1;
    int end = text.indexOf(" (", Math.max(0, start - 1));
    if (start == 0 || end < 0) {
      return;
    }
    if (end <= start) {
      brokenPackages++;
    } else if (failedIn.size() < Tally.MAX_NAMES) {
      failedIn.put(
          Tally.cut(text.substring(start, end)), Counts.wordNumber(rerun(text, end)).of("re-run"));
    }
  }

  /** Returns {@code re-run:1} of {@code (re-run 1)}. */
  private static String rerun(String text, int from) {
    int at = text.indexOf("(re-run ", from);
    return at < 0 ? "" : text.substring(at + 1).replace("re-run ", "re-run:");
  }
}
