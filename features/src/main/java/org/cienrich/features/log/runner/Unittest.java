package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Python's unittest and all that print as it does: nose, nose2, Django, trial, testtools, testr,
 * zope.testrunner. {@code Ran 5 tests in 0.1s}, and some lines later {@code OK (skipped=1)} or
 * {@code FAILED (failures=1, errors=1)}. The number has skipped tests in it; it has not the errors
 * of fixtures and all failed subtests, so that at least as many ran as failed. Unexpected successes
 * and error classes of nose's plugins fail a run or not, which is not printed: they are failed
 * where nothing else explains {@code FAILED}. Where the second line is missing, the tests named as
 * failed are those that failed.
 *
 * <p>Source: <a href="https://docs.python.org/3/library/unittest.html">unittest</a>, {@code
 * TextTestRunner}.
 */
final class Unittest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "unittest",
          "python",
          List.of(
              " tests in ",
              " test in ",
              " tests with ",
              "Error in test ",
              "Failure in test ",
              UnittestNames.RULE),
          Unittest::new);

  private static final int MAX_LINES_TO_STATUS = 30;
  private static final String[] NOT_FAILED = {
    "skipped",
    "skip",
    "expected failures",
    "expectedFailures",
    "known failures",
    "KNOWNFAIL",
    "deprecated",
    "successes",
    "id",
    "failures",
    "errors"
  };

  private final Tally tally;
  private final UnittestNames names = new UnittestNames();
  private long total = -1;
  private int linesLeft;

  private Unittest(TestResults results) {
    tally = results.of("unittest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text());
    boolean wantsName = names.read(line.text());
    if (readTotal(text.strip())) {
      linesLeft = total < 0 ? 0 : MAX_LINES_TO_STATUS;
    } else if (total >= 0 && isStatus(text)) {
      readStatus(text);
      linesLeft = 0;
    } else if (total >= 0 && linesLeft <= 0) {
      closeWithoutStatus();
    }
    boolean wantsStatus = linesLeft > 0 && linesLeft-- > 0;
    return wantsStatus || wantsName;
  }

  private boolean readTotal(String text) {
    if (!text.startsWith("Ran ") || text.length() < 5 || !Character.isDigit(text.charAt(4))) {
      return false;
    }
    Counts counts = Counts.numberWord(withoutDelta(text));
    int time = text.lastIndexOf(" in ");
    boolean timed = time > 0 && Durations.at(text, time + 4).isPresent();
    if (!timed || !counts.has("tests")) {
      return false;
    }
    closeWithoutStatus();
    tally.addSeconds(Durations.at(text, time + 4));
    if (text.contains(" with ")) {
      close(counts.of("tests"), counts.of("failures", "errors"), counts.of("skipped"));
    } else {
      total = counts.of("tests");
    }
    return true;
  }

  /** testr compares with the run before: {@code Ran 5 (+2) tests in 0.1s (-0.2s)}. */
  private static String withoutDelta(String text) {
    int open = text.indexOf(" (");
    int close = text.indexOf(") ", Math.max(open, 0));
    return open < 0 || close < 0 ? text : text.substring(0, open) + text.substring(close + 1);
  }

  private static boolean isStatus(String text) {
    for (String status : List.of("OK", "FAILED", "PASSED", "NO TESTS RAN")) {
      if (text.equals(status) || (text.startsWith(status + " (") && text.endsWith(")"))) {
        return true;
      }
    }
    return false;
  }

  private void readStatus(String text) {
    int list = text.indexOf('(');
    Counts counts = Counts.wordNumber(list < 0 ? "" : text.substring(list, text.length() - 1));
    long failed = counts.of("failures", "errors");
    if (failed == 0 && text.startsWith("FAILED")) {
      failed = counts.ofAllBut(NOT_FAILED);
    }
    close(total, failed, counts.of("skipped", "skip"));
  }

  private void closeWithoutStatus() {
    if (total >= 0) {
      close(total, names.count(), 0);
    }
  }

  private void close(long tests, long failed, long skipped) {
    tally.add(new TestCounts(Math.max(tests - skipped, failed), failed, skipped));
    names.moveTo(tally);
    total = -1;
  }

  @Override
  public void end() {
    closeWithoutStatus();
  }
}
