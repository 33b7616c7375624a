package org.cienrich.features.log.runner;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * {@code go test}: {@code --- PASS: TestName (0.01s)} per test, {@code ok pkg 0.1s} or {@code FAIL
 * pkg 0.1s} per package, which is a suite. Without {@code -v} only tests that fail are printed, so
 * that how many ran is not known. A test with subtests is not counted beside them. A package that
 * fails without a failed test, since it crashed or ran out of time, is one failed test if one was
 * running or it is not known what was; it has the name of the package if that may be several. One
 * that does not compile is a failed suite. A test that only starts the specs of Ginkgo is none.
 *
 * <p>Source: <a href="https://pkg.go.dev/cmd/go#hdr-Test_packages">go help test</a>, <a
 * href="https://pkg.go.dev/cmd/test2json">test2json</a>.
 */
final class GoTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "gotest",
          "go",
          List.of(
              "=== RUN ",
              "--- PASS: ",
              "--- FAIL: ",
              "--- SKIP: ",
              "ok  \t",
              "ok      ",
              "FAIL\t",
              "FAIL    ",
              " Pending | ",
              "DONE "),
          GoTest::new);

  private static final List<String> RESULTS = List.of("--- PASS: ", "--- FAIL: ", "--- SKIP: ");

  private static final int MAX_RUNNING = 10_000;

  private final Tally tally;
  private boolean verbose;
  private boolean failedInPackage;
  private boolean startsSpecs;
  private boolean onlySpecs;
  private boolean sawEmpty;
  private boolean sawTests;
  private @Nullable String lastName;
  private char lastKind;
  private final Set<String> running = new LinkedHashSet<>();
  private final Set<String> parents = new HashSet<>();

  private GoTest(TestResults results) {
    tally = results.of("gotest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    int result = indexOfResult(text);
    if (result >= 0) {
      readResult(text, result);
    } else if (text.contains("=== RUN ")) {
      String name = nameAt(text, text.indexOf("=== RUN ") + "=== RUN ".length());
      if (isTopLevel(name) && running.size() < MAX_RUNNING) {
        running.add(Tally.cut(name));
        startsSpecs = false;
      }
      verbose = true;
    } else if (text.contains("DONE ")) {
      addLast();
    } else if (text.contains(" Passed | ")) {
      startsSpecs = true;
      onlySpecs = true;
    } else {
      readPackage(text);
    }
    return false;
  }

  private static int indexOfResult(String text) {
    for (String result : RESULTS) {
      int at = text.indexOf(result);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  private void readResult(String text, int at) {
    char kind = text.charAt(at + 4);
    String whole = nameAt(text, at + 10);
    if (!isPrinted(text, at)
        || whole.isEmpty()
        || Durations.at(text, text.indexOf(whole, at + 10) + whole.length()).isEmpty()) {
      return;
    }
    String name = Tally.cut(whole);
    failedInPackage |= kind == 'F';
    if (parents.contains(name)) {
      return;
    }
    int slash = name.lastIndexOf('/');
    if (slash > 0 && parents.size() < MAX_RUNNING) {
      parents.add(name.substring(0, slash));
    }
    if (lastName != null && name.startsWith(lastName + "/")) {
      lastName = null;
    }
    addLast();
    if (isTopLevel(name)) {
      running.remove(name);
      if (startsSpecs) {
        startsSpecs = false;
        return;
      }
    }
    lastName = name;
    lastKind = kind;
  }

  /** Adds the result that was read last, unless it was that of a test with subtests. */
  private void addLast() {
    if (lastName != null) {
      switch (lastKind) {
        case 'F' -> addFailure(lastName);
        case 'S' -> add(0, 0, 1);
        default -> add(1, 0, 0);
      }
    }
    lastName = null;
  }

  private void add(long run, long failed, long skipped) {
    verbose = true;
    sawTests = true;
    tally.add(new TestCounts(run, failed, skipped));
  }

  private void addFailure(String name) {
    if (verbose) {
      add(1, 1, 0);
    } else {
      sawTests = true;
      tally.addUncounted(1);
    }
    tally.addFailedTest(name);
  }

  /** At the start of the line, indented, after output that lacks a line feed, or in JSON. */
  private static boolean isPrinted(String text, int at) {
    return at == 0
        || text.startsWith("\"Output\":\"", at - "\"Output\":\"".length())
        || isIndent(text, at)
        || (!Character.isWhitespace(text.charAt(0)) && "\"'`(".indexOf(text.charAt(at - 1)) < 0);
  }

  /** Results of subtests are indented by four spaces for each level. */
  private static boolean isIndent(String text, int at) {
    return at % 4 == 0 && text.substring(0, at).isBlank();
  }

  private static boolean isTopLevel(String name) {
    return !name.isEmpty() && name.indexOf('/') < 0;
  }

  private static String nameAt(String text, int from) {
    int start = from;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '\\') {
      end++;
    }
    return text.substring(start, end);
  }

  private void readPackage(String text) {
    if (text.isEmpty() || Character.isWhitespace(text.charAt(0))) {
      return;
    }
    int ok = text.startsWith("ok  ") ? 0 : text.indexOf("ok  \t");
    int failed = text.startsWith("FAIL ") ? 0 : text.indexOf("FAIL\t");
    boolean passed = ok >= 0 && Labels.only(text, ok);
    if (!passed && !(failed >= 0 && Labels.only(text, failed))) {
      return;
    }
    String fields = text.substring(passed ? ok + 4 : failed + 5).strip();
    String name = nameAt(fields, 0);
    String rest = fields.substring(name.length()).strip();
    boolean timed = rest.startsWith("(cached)") || isSeconds(nameAt(rest, 0));
    if (!passed && (rest.startsWith("[build failed]") || rest.startsWith("[setup failed]"))) {
      tally.addSuites(1, 1);
      sawEmpty = true;
    } else if (timed) {
      tally.addSuites(1, passed ? 0 : 1);
      tally.addSeconds(Durations.at(rest, 0));
      readEndOfPackage(name, passed, rest.contains("[no tests to run]"));
    }
  }

  private void readEndOfPackage(String name, boolean passed, boolean empty) {
    addLast();
    parents.clear();
    if (!passed && !failedInPackage && (!verbose || !running.isEmpty())) {
      addFailure(running.size() == 1 ? running.iterator().next() : name);
    } else if (empty || onlySpecs) {
      sawEmpty = true;
    } else if (verbose) {
      add(0, 0, 0);
    } else {
      sawTests = true;
      tally.addUncounted(0);
    }
    failedInPackage = false;
    startsSpecs = false;
    onlySpecs = false;
    running.clear();
  }

  private static boolean isSeconds(String text) {
    return text.length() > 1
        && Character.isDigit(text.charAt(0))
        && text.endsWith("s")
        && text.chars().limit(text.length() - 1).allMatch(c -> Character.isDigit(c) || c == '.');
  }

  @Override
  public void end() {
    addLast();
    if (sawEmpty && !sawTests) {
      tally.add(TestCounts.NONE);
    }
  }
}
