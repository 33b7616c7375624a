package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Ant's tasks {@code junit} and {@code junitlauncher}: {@code [junit] Tests run: 3, Failures: 1,
 * Errors: 0, Skipped: 1, Time elapsed: 0.1 sec} per class, which is printed twice where a summary
 * and a formatter both go to the console. There is no total. Names are {@code class.method}; of a
 * class whose failing methods are not printed, the class.
 *
 * <p>Source: <a href="https://ant.apache.org/manual/Tasks/junit.html">Ant, JUnit task</a>.
 */
final class Ant implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "ant", List.of("junit"), "java", List.of("[junit]", "[junitlauncher]"), Ant::new);

  private static final List<String> INNER = List.of("junit-platform");

  private final TestResults results;
  private final Tally tally;
  private String suite = "";
  private boolean running;
  private boolean formatted;
  private int printed;
  private double seconds;
  private String testcase = "";
  private String namedSuite = "";

  private Ant(TestResults results) {
    this.results = results;
    tally = results.of("junit", "ant");
  }

  @Override
  public boolean read(LogLine line) {
    if (!Tags.has(line.text(), "junit") && !Tags.has(line.text(), "junitlauncher")) {
      return false;
    }
    String text = Tags.without(line.text()).stripTrailing();
    if (text.startsWith("Running ")) {
      start(text.substring("Running ".length()), true);
    } else if (text.startsWith("Testsuite: ")) {
      start(text.substring("Testsuite: ".length()), false);
    } else if (text.startsWith("Tests run: ")) {
      readCounts(text);
    } else if (text.startsWith("Testcase: ")) {
      readTestcase(text.substring("Testcase: ".length()));
    } else if (text.equals("\tFAILED") || text.equals("\tCaused an ERROR")) {
      addFailed(testcase);
    } else if (text.startsWith("Null Test:")) {
      tally.addFailedTest(suite);
      namedSuite = suite;
    } else if (text.startsWith("Test ")
        && (text.endsWith(" FAILED") || text.endsWith(" FAILED (crashed)"))) {
      String name = text.substring("Test ".length(), text.indexOf(" FAILED"));
      if (!name.equals(namedSuite)) {
        tally.addFailedTest(name);
      }
    }
    return false;
  }

  /** A class is introduced by the summary and by the formatter, in this order. */
  private void start(String name, boolean bySummary) {
    boolean same = !bySummary && running && !formatted && printed == 0 && name.equals(suite);
    suite = name;
    running = bySummary || same;
    formatted = !bySummary;
    printed = same ? printed : 0;
    testcase = "";
  }

  private void readCounts(String text) {
    Counts counts = Counts.wordNumber(text);
    if (!counts.has("Failures") || !(counts.has("Errors") || counts.has("Aborted"))) {
      return;
    }
    printed++;
    OptionalDouble time = Durations.after("Time elapsed:", text);
    if (running && formatted && printed == 2) {
      tally.addSeconds(OptionalDouble.of(Math.max(0, time.orElse(0) - seconds)));
    } else {
      tally.add(
          TestCounts.ofTotal(
              counts.of("Tests run"),
              counts.of("Failures", "Errors"),
              counts.of("Skipped", "Aborted")));
      tally.addSeconds(time);
      seconds = time.orElse(0);
    }
    results.claim("ant", INNER);
  }

  /** {@code test(class): FAILED}, or {@code test took 0.1 sec} with the failure below it. */
  private void readTestcase(String text) {
    int tab = text.indexOf('\t');
    if (tab > 0 && (text.startsWith("\tFAILED", tab) || text.startsWith("\tCaused an", tab))) {
      String name = text.substring(0, tab);
      addFailed(name.endsWith(":") ? name.substring(0, name.length() - 1) : name);
    } else {
      int took = text.lastIndexOf(" took ");
      testcase = took < 0 ? text : text.substring(0, took);
    }
  }

  private void addFailed(String name) {
    String method =
        name.endsWith('(' + suite + ')')
            ? name.substring(0, name.length() - suite.length() - 2)
            : name;
    if (!method.isEmpty()) {
      tally.addFailedTest(suite.isEmpty() ? method : suite + '.' + method);
      namedSuite = suite;
    }
  }
}
