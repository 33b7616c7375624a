package org.cienrich.features.log.runner;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cienrich.features.log.text.Counts;
import org.jspecify.annotations.Nullable;

/** The texts that Gradle and loggers of its tests print. */
final class GradleSummaries {
  private static final Pattern COMPLETED =
      Pattern.compile(
          "(?:\\d{1,9} tests? completed)(?:, \\d{1,9} failed)?+(?:, \\d{1,9} skipped)?+");
  private static final Set<String> TEST_TASKS =
      Set.of(
          "test",
          "integrationTest",
          "integTest",
          "intTest",
          "functionalTest",
          "unitTest",
          "acceptanceTest",
          "jvmTest",
          "systemTest",
          "smokeTest",
          "e2eTest",
          "componentTest",
          "contractTest",
          "apiTest",
          "slowTest");

  /** What a virtual machine of tests says as it starts, which old versions put after a header. */
  private static final List<String> FIRST_OUTPUT =
      List.of("Picked up ", "OpenJDK ", "Java HotSpot", "WARNING: ");

  private GradleSummaries() {}

  /** Returns the header of a task that the first output of the tests follows on the same line. */
  static String withoutOutput(String header) {
    for (String output : FIRST_OUTPUT) {
      int at = header.indexOf(output);
      if (at > 0) {
        return header.substring(0, at);
      }
    }
    return header;
  }

  /** Tells whether a task runs tests, by the names of Gradle, of Android and of custom. */
  static boolean isTestTask(String path) {
    String name = path.substring(path.lastIndexOf(':') + 1);
    return TEST_TASKS.contains(name)
        || (name.startsWith("test") && name.endsWith("UnitTest"))
        || (name.startsWith("connected") && name.endsWith("AndroidTest"));
  }

  /** Reads Gradle's own line, {@code 10 tests completed, 2 failed, 1 skipped}. */
  static @Nullable TestCounts completed(String text) {
    String line = text.strip();
    if (!COMPLETED.matcher(line).matches()) {
      return null;
    }
    Counts counts = Counts.numberWord(line);
    return TestCounts.ofTotal(counts.of("tests"), counts.of("failed"), counts.of("skipped"));
  }

  /**
   * Reads {@code Results: SUCCESS (12 tests, 11 successes, 0 failures, 1 skipped)} of many build
   * files, and {@code FAILURE: Executed 12 tests in 3.4s (1 failed, 2 skipped)} of the test-logger
   * plugin.
   */
  static @Nullable TestCounts logged(String text) {
    String line = text.strip();
    int result = line.indexOf("Results: ");
    if (result >= 0) {
      String rest = line.substring(result + "Results: ".length());
      boolean known = rest.startsWith("SUCCESS (") || rest.startsWith("FAILURE (");
      Counts counts = known ? Counts.numberWord(rest) : Counts.numberWord("");
      return counts.has("tests")
              && (counts.has("successes") || counts.has("successful") || counts.has("passed"))
          ? TestCounts.ofTotal(
              counts.of("tests"), counts.of("failures", "failed"), counts.of("skipped"))
          : null;
    }
    if (line.startsWith("SUCCESS: Executed ") || line.startsWith("FAILURE: Executed ")) {
      int time = line.indexOf(" in ");
      int details = line.indexOf('(');
      Counts total = Counts.numberWord(time < 0 ? line : line.substring(0, time));
      Counts counts = Counts.numberWord(details < 0 ? "" : line.substring(details));
      return total.has("tests")
          ? TestCounts.ofTotal(total.of("tests"), counts.of("failed"), counts.of("skipped"))
          : null;
    }
    return null;
  }

  /**
   * Joins {@code Foo > bar} by dots, without executors and tasks; where the last part of three or
   * more is a qualified name of its own, it is that.
   */
  static String nameOf(String text) {
    List<String> parts = List.of(text.split(" > "));
    int first = 0;
    while (first < parts.size() - 1
        && (parts.get(first).startsWith("Gradle Test ") || parts.get(first).startsWith(":"))) {
      first++;
    }
    String last = parts.get(parts.size() - 1);
    return parts.size() - first > 2 && isQualified(last)
        ? last
        : String.join(".", parts.subList(first, parts.size()));
  }

  private static boolean isQualified(String name) {
    int dot = name.indexOf('.');
    for (int i = 0; i < dot; i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i))) {
        return false;
      }
    }
    return dot > 0 && dot + 1 < name.length() && Character.isLetter(name.charAt(dot + 1));
  }
}
