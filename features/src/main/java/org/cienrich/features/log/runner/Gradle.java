package org.cienrich.features.log.runner;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Gradle, whatever framework it runs. Only a test task that fails says how many tests it ran,
 * {@code 10 tests completed, 2 failed, 1 skipped}; skipped ones are completed. Of a task that
 * succeeds it is known that it ran, unless its header says that it was up to date, had no source,
 * or the like; how many is known where one of the usual loggers prints it (see {@link
 * GradleSummaries}). A task is one of tests by its name.
 *
 * <p>Source: <a href="https://docs.gradle.org/current/userguide/java_testing.html">Gradle, testing
 * in Java and JVM projects</a>.
 */
final class Gradle implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "gradle",
          List.of("junit"),
          "java",
          List.of(
              "> Task :",
              ":test",
              ":integrationTest",
              ":integTest",
              ":intTest",
              ":functionalTest",
              ":unitTest",
              ":acceptanceTest",
              ":jvmTest",
              ":connected",
              " tests completed",
              " test completed",
              " FAILED",
              "Results: SUCCESS",
              "Results: FAILURE",
              "SUCCESS: Executed ",
              "FAILURE: Executed "),
          Gradle::new);

  private static final List<String> INNER =
      List.of("testng", "junit-text", "scalatest", "cucumber");
  private static final Set<String> NOT_RUN =
      Set.of("UP-TO-DATE", "NO-SOURCE", "SKIPPED", "FROM-CACHE", "FROM CACHE");
  private static final int MAX_TASKS = 1000;

  private final TestResults results;
  private final Tally tally;
  private final Set<String> running = new LinkedHashSet<>();
  private final Tally logged = new Tally();
  private String task = "";
  private long failures;

  private Gradle(TestResults results) {
    this.results = results;
    tally = results.of("junit", "gradle");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().stripTrailing();
    if (text.startsWith("> Task :")) {
      readTask(text.substring("> Task ".length()));
    } else if (text.startsWith(":")) {
      readTask(text);
    } else if (text.endsWith(" FAILED") && text.indexOf(" > ") > 0) {
      addFailed(text.substring(0, text.length() - " FAILED".length()));
    } else {
      TestCounts completed = GradleSummaries.completed(text);
      if (completed != null) {
        logged.clear();
        add(completed);
      } else {
        TestCounts summary = GradleSummaries.logged(text);
        if (summary != null) {
          logged.add(summary);
          logged.addSeconds(Durations.after(" tests in ", text));
        }
      }
    }
    return false;
  }

  private void add(TestCounts summary) {
    tally.add(summary);
    failures = 0;
    results.claim("gradle", INNER);
  }

  /**
   * {@code :lib:test}, or {@code :lib:test FAILED} when it has ended. {@code UP-TO-DATE} takes back
   * a header just before it, as under {@code --info}, but not what ran in an earlier build.
   */
  private void readTask(String line) {
    String text = GradleSummaries.withoutOutput(line);
    int space = text.indexOf(' ');
    String path = space < 0 ? text : text.substring(0, space);
    String outcome = space < 0 ? "" : text.substring(space + 1).strip();
    if (!outcome.isEmpty() && !outcome.equals("FAILED") && !NOT_RUN.contains(outcome)) {
      return;
    }
    boolean again = path.equals(task);
    if (!again) {
      takeLogged();
      task = path;
      failures = 0;
    }
    if (!GradleSummaries.isTestTask(path)) {
      return;
    }
    if (outcome.isEmpty() && running.size() < MAX_TASKS) {
      results.release(INNER);
      running.add(path);
    } else if (outcome.equals("FAILED") || again) {
      running.remove(path);
      if (failures > 0) {
        tally.addUncounted(failures);
        failures = 0;
      }
    }
  }

  private void addFailed(String name) {
    failures++;
    tally.addFailedTest(GradleSummaries.nameOf(name));
  }

  private void takeLogged() {
    if (logged.isRecognised()) {
      tally.take(logged);
      failures = 0;
      results.claim("gradle", INNER);
    }
  }

  @Override
  public void end() {
    takeLogged();
    if (!running.isEmpty()) {
      tally.addUncounted(0);
    }
  }
}
