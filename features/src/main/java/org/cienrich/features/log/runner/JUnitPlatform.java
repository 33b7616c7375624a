package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * The summary of the JUnit Platform's launcher, {@code [ 10 tests successful ]}, as its console and
 * Ant's {@code junitlauncher} print it. Aborted tests, those whose assumption did not hold, are
 * skipped; a container that failed, such as a class whose {@code @BeforeAll} threw, is a failed
 * test, as Surefire has it. Names are {@code class.method}.
 *
 * <p>Source: <a
 * href="https://docs.junit.org/current/user-guide/#running-tests-console-launcher">JUnit, console
 * launcher</a>.
 */
final class JUnitPlatform implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "junit-platform",
          List.of("junit"),
          "java",
          List.of(
              "Test run finished after ",
              " containers failed",
              " tests skipped",
              " tests aborted",
              " tests successful",
              " tests failed",
              "MethodSource [className",
              "ClassSource [className"),
          JUnitPlatform::new);

  private final Tally tally;
  private OptionalDouble time = OptionalDouble.empty();
  private long successful = -1;
  private long skipped;
  private long containersFailed;

  private JUnitPlatform(TestResults results) {
    tally = results.of("junit", "junit-platform");
  }

  @Override
  public boolean read(LogLine line) {
    String text = Tags.without(line.text()).strip();
    if (text.startsWith("Test run finished after ")) {
      time = Durations.after("finished after ", text);
      successful = -1;
      skipped = 0;
      containersFailed = 0;
    } else if (text.startsWith("MethodSource [") || text.startsWith("ClassSource [")) {
      addName(text);
    } else if (text.startsWith("[ ") && text.endsWith(" ]")) {
      readCount(text.substring(1, text.length() - 1).strip());
    }
    return false;
  }

  private void readCount(String text) {
    Counts counts = Counts.numberWord(text);
    if (text.endsWith(" containers failed")) {
      containersFailed = counts.of("containers");
    } else if (text.endsWith(" tests skipped") || text.endsWith(" tests aborted")) {
      skipped += counts.of("tests");
    } else if (text.endsWith(" tests successful")) {
      successful = counts.of("tests");
    } else if (text.endsWith(" tests failed") && successful >= 0) {
      tally.add(TestCounts.ofParts(successful, counts.of("tests") + containersFailed, skipped));
      tally.addSeconds(time);
      successful = -1;
      time = OptionalDouble.empty();
    }
  }

  private void addName(String text) {
    String owner = quoted(text, "className = '");
    String method = quoted(text, "methodName = '");
    if (owner != null) {
      tally.addFailedTest(method == null ? owner : owner + '.' + method);
    }
  }

  private static @Nullable String quoted(String text, String label) {
    int from = text.indexOf(label);
    int to = from < 0 ? -1 : text.indexOf('\'', from + label.length());
    return to < 0 ? null : text.substring(from + label.length(), to);
  }
}
