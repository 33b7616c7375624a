package org.cienrich.features.log.runner;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * ScalaTest: {@code Tests: succeeded 5, failed 1, canceled 0, ignored 0, pending 0}, under sbt,
 * Maven, Gradle or alone. Canceled, ignored and pending tests are skipped. A suite that aborted is
 * a failed suite.
 *
 * <p>Source: <a href="https://www.scalatest.org/user_guide/using_the_runner">ScalaTest, using the
 * runner</a>.
 */
final class ScalaTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "scalatest",
          "scala",
          List.of("Tests: succeeded ", "Suites: completed ", "Run completed in ", "*** FAILED ***"),
          ScalaTest::new);

  private final Tally tally;
  private OptionalDouble time = OptionalDouble.empty();
  private WordNumbers suites = WordNumbers.NONE;

  private ScalaTest(TestResults results) {
    tally = results.of("scalatest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = Tags.without(line.text()).strip();
    if (text.startsWith("Run completed in ")) {
      time = Durations.after("completed in ", text);
    } else if (text.startsWith("Suites: ")) {
      suites = WordNumbers.of(text.substring("Suites: ".length()));
    } else if (text.startsWith("Tests: succeeded ")) {
      WordNumbers counts = WordNumbers.of(text.substring("Tests: ".length()));
      if (counts.has("failed")) {
        tally.add(
            TestCounts.ofParts(
                counts.get("succeeded"),
                counts.get("failed"),
                counts.get("canceled") + counts.get("ignored") + counts.get("pending")));
        if (suites.has("completed")) {
          tally.addSuites(suites.get("completed") + suites.get("aborted"), suites.get("aborted"));
        }
        tally.addSeconds(time);
        time = OptionalDouble.empty();
        suites = WordNumbers.NONE;
      }
    } else if (text.startsWith("- ") && text.endsWith(" *** FAILED ***")) {
      tally.addFailedTest(text.substring(2, text.length() - " *** FAILED ***".length()));
    }
    return false;
  }
}
