package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * sbt: {@code [info] Passed: Total 3, Failed 0, Errors 0, Passed 3} per project, whatever framework
 * it runs; ignored, skipped, canceled and pending tests follow if there are any. The framework is
 * ScalaTest or specs2 if their own summaries came before, JUnit or MUnit if their lines did, else
 * {@code sbt}; of several in one project, the last.
 *
 * <p>Source: <a href="https://www.scala-sbt.org/1.x/docs/Testing.html">sbt, testing</a>.
 */
final class Sbt implements LineReader {
  static final TestRunner RUNNER =
      new TestRunner(
          "sbt",
          List.of("scalatest", "specs2", "munit", "junit", "sbt"),
          "scala",
          List.of(
              "Passed: Total ",
              "Failed: Total ",
              "Error: Total ",
              "Total for specification ",
              "Tests: succeeded ",
              "*** FAILED ***",
              "==> X ",
              "==> i ",
              "Test run ",
              "] Test ",
              "No tests were executed"),
          Sbt::new);

  private static final List<String> INNER = List.of("scalatest");

  private final TestResults results;
  private String framework = "sbt";

  private Sbt(TestResults results) {
    this.results = results;
  }

  @Override
  public boolean read(LogLine line) {
    boolean tagged = Tags.has(line.text(), "info") || Tags.has(line.text(), "error");
    String text = Tags.without(line.text()).strip();
    if (text.startsWith("==> X ") || text.startsWith("==> i ")) {
      framework = "munit";
      if (text.startsWith("==> X ")) {
        results.of(framework, "sbt").addFailedTest(withoutTime(text.substring("==> X ".length())));
      }
    } else if (text.startsWith("Test run ") && text.contains("finished: ")) {
      framework = tagged && !framework.equals("munit") ? "junit" : "munit";
    } else if (tagged) {
      readTagged(text);
    }
    return false;
  }

  private void readTagged(String text) {
    if (text.startsWith("Total for specification ")) {
      framework = "specs2";
    } else if (text.startsWith("Tests: succeeded ")) {
      framework = "scalatest";
    } else if (text.startsWith("- ") && text.endsWith(" *** FAILED ***")) {
      results
          .of("scalatest", "sbt")
          .addFailedTest(text.substring(2, text.length() - " *** FAILED ***".length()));
    } else if (text.startsWith("Test ") && text.contains(" failed: ")) {
      results
          .of("junit", "sbt")
          .addFailedTest(text.substring("Test ".length(), text.indexOf(" failed: ")));
    } else if (text.equals("No tests were executed.")) {
      results.of(framework, "sbt").add(TestCounts.NONE);
    } else {
      readTotal(text);
    }
  }

  private void readTotal(String text) {
    int total = text.indexOf(": Total ");
    String result = text.substring(0, Math.max(total, 0));
    if (!result.equals("Passed") && !result.equals("Failed") && !result.equals("Error")) {
      return;
    }
    WordNumbers counts = WordNumbers.of(text.substring(total + 2));
    if (counts.has("passed")) {
      results
          .of(framework, "sbt")
          .add(
              TestCounts.ofParts(
                  counts.get("passed"),
                  counts.get("failed") + counts.get("errors"),
                  counts.get("ignored")
                      + counts.get("skipped")
                      + counts.get("canceled")
                      + counts.get("pending")));
      results.claim("sbt", INNER);
      framework = "sbt";
    }
  }

  /** The name, which a time such as {@code 0.047s} follows. */
  private static String withoutTime(String text) {
    int space = text.indexOf(' ');
    while (space > 0) {
      int end = text.indexOf(' ', space + 1);
      end = end < 0 ? text.length() : end;
      if (Durations.at(text.substring(space, end), 0).isPresent()) {
        return text.substring(0, space);
      }
      space = text.indexOf(' ', space + 1);
    }
    return text;
  }
}
