package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * {@code dotnet test}, whatever framework it runs: VSTest's {@code Failed! - Failed: 1, Passed: 2,
 * Skipped: 0, Total: 3, Duration: 35 ms - x.dll}, or {@code Total tests: 3} and lines for passed,
 * failed and skipped ones, or all in one line in old versions; the terminal logger's {@code Test
 * summary: total: 3, failed: 1, succeeded: 2, skipped: 0, duration: 0.5s}; the lines after {@code
 * Test run summary:} of Microsoft.Testing.Platform. Of a run that was aborted the tests up to then
 * count.
 *
 * <p>Source: <a href="https://learn.microsoft.com/dotnet/core/tools/dotnet-test">dotnet test</a>,
 * <a href="https://github.com/microsoft/vstest">VSTest</a>.
 */
final class DotnetTest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "dotnet",
          "csharp",
          List.of(
              "! - Failed: ",
              "!  - Failed: ",
              "Total tests: ",
              "Test summary: total: ",
              "Test run summary: ",
              "Test execution time: ",
              "  Failed ",
              "  X ",
              " [FAIL]"),
          DotnetTest::new);

  private static final int MAX_LINES = 12;

  private final Tally tally;
  private final StringBuilder section = new StringBuilder();
  private int left;

  private DotnetTest(TestResults results) {
    tally = results.of("dotnet");
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    int total = text.indexOf("Total tests: ");
    int summary = text.indexOf("Test summary: total: ");
    if (left > 0 && readLine(text)) {
      return left > 0;
    }
    if (text.contains("!  - Failed: ") || text.contains("! - Failed: ")) {
      addCounts(text.substring(text.indexOf(" - ") + 3), "Duration:");
    } else if (summary >= 0 && Labels.only(text, summary)) {
      addCounts(text.substring(summary + "Test summary: ".length()), "duration:");
    } else if (total >= 0 && Labels.only(text, total)) {
      startSection(text.substring(total));
    } else if (text.startsWith("Test run summary: ")) {
      start();
    } else if (text.startsWith("Test execution time: ")) {
      tally.addSeconds(Durations.after("time:", text));
    } else {
      readName(line.text());
    }
    return left > 0;
  }

  private void startSection(String text) {
    if (text.contains(". Passed: ")) {
      addCounts(text.replace(". ", ", "), "Duration:");
    } else {
      start();
      section.append(text);
    }
  }

  private void start() {
    section.setLength(0);
    left = MAX_LINES;
  }

  /** Reads {@code Passed: 2} or {@code total: 3}; tells whether the section goes on. */
  private boolean readLine(String text) {
    left--;
    int colon = text.indexOf(": ");
    String word = colon < 0 ? "" : text.substring(0, colon);
    switch (word) {
      case "Passed", "Failed", "Skipped", "total", "failed", "succeeded", "skipped" -> {
        if (section.length() < 1000) {
          section.append(", ").append(text);
        }
        return true;
      }
      case "Total time", "duration" -> {
        addCounts(section.append(", ").append(text).toString(), word + ':');
        left = 0;
        return true;
      }
      default -> {
        if (section.length() > 0) {
          addCounts(section.toString(), "duration:");
          left = 0;
        }
        return false;
      }
    }
  }

  @Override
  public void end() {
    if (left > 0) {
      addCounts(section.toString(), "duration:");
    }
  }

  private void addCounts(String text, String time) {
    Counts counts = Counts.wordNumber(text);
    if (counts.has("passed") || counts.has("failed") || counts.has("skipped")) {
      tally.add(
          TestCounts.ofParts(
              counts.of("passed", "succeeded"), counts.of("failed"), counts.of("skipped")));
      int at = text.indexOf(time);
      if (at >= 0) {
        String duration = text.substring(at + time.length()).replace("< ", "");
        tally.addSeconds(Durations.at(duration, 0));
      }
    }
  }

  /** Reads {@code Failed Name [12 ms]}, {@code X Name [12ms]} and xUnit's {@code Name [FAIL]}. */
  private void readName(String text) {
    String name = text.strip();
    int end = name.lastIndexOf(" [");
    if (end < 0 || !name.endsWith("]")) {
      return;
    }
    if (name.startsWith("[xUnit.net ") && name.endsWith(" [FAIL]")) {
      int start = name.indexOf(']') + 1;
      tally.addFailedTest(name.substring(Math.min(start, end), end));
    } else if (Durations.at(name.substring(end + 2).replace("< ", ""), 0).isPresent()) {
      if (text.startsWith("  Failed ")) {
        tally.addFailedTest(name.substring("Failed ".length(), end));
      } else if (text.startsWith("  X ")) {
        tally.addFailedTest(name.substring("X ".length(), end));
      }
    }
  }
}
