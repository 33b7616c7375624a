package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Maven Surefire and Failsafe, whatever framework they run: a line with the time per class, then
 * per module a total without a time. Totals count; classes after the last total, of a job that was
 * cut off, count as well. A test that passed when run again is in the total as passed.
 *
 * <p>Source: the format of <a
 * href="https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html">the
 * plugin's console output</a>.
 */
final class Surefire implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "surefire",
          List.of("junit"),
          "java",
          List.of("Tests run:", "Failed tests:", "Tests in error:", "] Failures:", "] Errors:"),
          Surefire::new);

  private final Tally tally;
  private final Tally classes = new Tally();

  private Surefire(TestResults results) {
    tally = results.of("junit", "surefire");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    int at = text.indexOf("Tests run:");
    if (at < 0 || !isMavenPrefix(text, at)) {
      return false;
    }
    Counts counts = Counts.wordNumber(text.substring(at));
    if (!counts.has("Failures") || !counts.has("Errors") || !counts.has("Skipped")) {
      return false;
    }
    TestCounts summary =
        TestCounts.ofTotal(
            counts.of("Tests run"), counts.of("Failures", "Errors"), counts.of("Skipped"));
    OptionalDouble elapsed = Durations.after("Time elapsed:", text);
    if (elapsed.isPresent()) {
      classes.add(summary);
      tally.addSeconds(elapsed);
    } else {
      classes.clear();
      tally.add(summary);
    }
    return false;
  }

  @Override
  public void end() {
    if (classes.isRecognised()) {
      tally.take(classes);
    }
  }

  private static boolean isMavenPrefix(String text, int at) {
    String prefix = text.substring(0, at).strip();
    return prefix.isEmpty()
        || prefix.endsWith("[INFO]")
        || prefix.endsWith("[WARNING]")
        || prefix.endsWith("[ERROR]");
  }
}
