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
 * cut off, count as well. A test that passed when run again is in the total as passed, and is no
 * failed test. The framework is TestNG after {@code Running TestSuite} or {@code Configuring
 * TestNG}, else JUnit. Names are {@code method(class)} in all versions.
 *
 * <p>Source: the format of <a
 * href="https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html">the
 * plugin's console output</a>.
 */
final class Surefire implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "surefire",
          List.of("junit", "testng"),
          "java",
          List.of(
              "Tests run:",
              " T E S T S",
              "Running TestSuite",
              "Configuring TestNG with: ",
              "<<< FAILURE!",
              "<<< ERROR!",
              "Failed tests:",
              "Tests in error:",
              "Flaked tests:",
              "] Failures:",
              "] Errors:",
              "] Flakes:"),
          Surefire::new);

  private static final List<String> INNER =
      List.of("testng", "junit-text", "scalatest", "cucumber");
  private static final int MAX_BLANK_LINES = 2;

  private enum Section {
    NONE,
    FAILED,
    FLAKY
  }

  private final TestResults results;
  private final Tally classes = new Tally();
  private String framework = "junit";
  private String lastClass = "";
  private Section section = Section.NONE;
  private int blankLines;
  private boolean named;

  private Surefire(TestResults results) {
    this.results = results;
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    if (text.endsWith(" T E S T S")) {
      results.release(INNER);
    } else if (Tags.without(text).startsWith("Running TestSuite")
        || text.startsWith("Configuring TestNG with: ")) {
      framework = "testng";
    } else if (text.contains("Tests run:")) {
      readCounts(text);
    } else if (text.contains("<<< FAILURE!") || text.contains("<<< ERROR!")) {
      readFailure(Tags.without(text));
    } else {
      readSection(Tags.without(text));
    }
    return section != Section.NONE;
  }

  private Tally tally() {
    return results.of(framework, "surefire");
  }

  private void readCounts(String text) {
    int at = text.indexOf("Tests run:");
    Counts counts = Counts.wordNumber(text.substring(at));
    if (!isMavenPrefix(text, at)
        || !counts.has("Failures")
        || !counts.has("Errors")
        || !counts.has("Skipped")) {
      return;
    }
    section = Section.NONE;
    TestCounts summary =
        TestCounts.ofTotal(
            counts.of("Tests run"), counts.of("Failures", "Errors"), counts.of("Skipped"));
    OptionalDouble elapsed = Durations.after("Time elapsed:", text);
    if (elapsed.isPresent()) {
      classes.add(summary);
      tally().addSeconds(elapsed);
      int in = Math.max(text.lastIndexOf(" - in "), text.lastIndexOf(" -- in "));
      lastClass = in < 0 ? "" : text.substring(text.indexOf("in ", in) + 3).strip();
      if (lastClass.equals("TestSuite")) {
        framework = "testng";
      }
    } else {
      classes.clear();
      tally().add(summary);
      results.claim("surefire", INNER);
      framework = "junit";
      named = false;
    }
  }

  private void readFailure(String text) {
    int time = text.indexOf("Time elapsed:");
    if (time > 0) {
      String name = text.substring(0, time).strip();
      name = name.endsWith(" --") ? name.substring(0, name.length() - 3) : name;
      tally().addFailedTest(SurefireNames.ofTest(name, lastClass));
      named = true;
    }
  }

  /** The names are read from a section only if no line per failure has them, as in old versions. */
  private void readSection(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("Failed tests:") || stripped.startsWith("Tests in error:")) {
      section = Section.FAILED;
      blankLines = 0;
      addOfSection(stripped.substring(stripped.indexOf(':') + 1));
    } else if (stripped.equals("Failures:") || stripped.equals("Errors:")) {
      section = Section.FAILED;
      blankLines = 0;
    } else if (stripped.equals("Flakes:") || stripped.equals("Flaked tests:")) {
      section = Section.FLAKY;
      blankLines = 0;
    } else if (stripped.isEmpty()) {
      blankLines++;
      section = blankLines < MAX_BLANK_LINES ? section : Section.NONE;
    } else {
      blankLines = 0;
      addOfSection(stripped);
    }
  }

  private void addOfSection(String text) {
    if (section == Section.FLAKY) {
      tally().removeFailedTest(SurefireNames.ofTest(text, ""));
    } else if (section == Section.FAILED && !named) {
      tally().addFailedTest(SurefireNames.ofSection(text));
    }
  }

  @Override
  public void end() {
    if (classes.isRecognised()) {
      tally().take(classes);
      results.claim("surefire", INNER);
    }
  }

  private static boolean isMavenPrefix(String text, int at) {
    String prefix = text.substring(0, at).strip();
    return prefix.isEmpty()
        || prefix.endsWith("|")
        || prefix.endsWith("[INFO]")
        || prefix.endsWith("[WARNING]")
        || prefix.endsWith("[ERROR]");
  }
}
