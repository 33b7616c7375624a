package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * AVA: {@code 3 tests passed}, or {@code 1 test failed}, {@code 2 known failures}, {@code 1 test
 * skipped}, {@code 1 test todo}, {@code 1 uncaught exception}, a line each, up to a blank line. If
 * anything failed AVA does not print how many tests passed. Uncaught exceptions and unhandled
 * rejections are failures. Names from version 4 on.
 *
 * <p>Source: <a href="https://github.com/avajs/ava/blob/main/lib/reporters/default.js">the reporter
 * of AVA</a>.
 */
final class Ava implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "ava",
          "javascript",
          List.of(
              " test passed",
              " tests passed",
              " test failed",
              " tests failed",
              " known failure",
              " test skipped",
              " tests skipped",
              " test todo",
              " tests todo",
              " uncaught exception",
              " unhandled rejection",
              "[fail]: "),
          Ava::new);

  private static final String INDENT = "  ";

  private final Tally tally;
  private boolean open;
  private boolean passedPrinted;
  private long passed;
  private long known;
  private long failed;
  private long skipped;

  private Ava(TestResults results) {
    tally = results.of("ava");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    int name = text.indexOf("[fail]: ");
    if (name >= 0) {
      tally.addFailedTest(text.substring(name + "[fail]: ".length()));
    }
    CountLine counted = CountLine.of(text);
    if (counted == null || !readsCount(counted, text)) {
      close();
    }
    return open;
  }

  private boolean readsCount(CountLine line, String text) {
    if (!text.startsWith(INDENT + line.count(), line.label().length())) {
      return false;
    }
    long count = line.count();
    if (line.isOf("test passed", "tests passed")) {
      passedPrinted = true;
      passed += count;
    } else if (line.isOf("test failed", "tests failed")
        || line.isOf("uncaught exception", "uncaught exceptions")
        || line.isOf("unhandled rejection", "unhandled rejections")) {
      failed += count;
    } else if (line.isOf("known failure", "known failures")) {
      known += count;
    } else if (line.isOf("test skipped", "tests skipped") || line.isOf("test todo", "tests todo")) {
      skipped += count;
    } else {
      return false;
    }
    open = true;
    return true;
  }

  private void close() {
    if (open && (passedPrinted || failed == 0)) {
      tally.add(TestCounts.ofParts(passed + known, failed, skipped));
    } else if (open) {
      tally.addUncounted(failed);
    }
    open = false;
    passedPrinted = false;
    passed = 0;
    known = 0;
    failed = 0;
    skipped = 0;
  }

  @Override
  public void end() {
    close();
  }
}
