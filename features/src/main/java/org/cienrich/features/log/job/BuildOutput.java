package org.cienrich.features.log.job;

import java.util.List;
import java.util.OptionalDouble;
import org.cienrich.features.log.text.Durations;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * What build tools print of themselves: that they are at work, and at their end how long it took.
 * The times of all runs are added up. Only lines count that begin as the tool prints them, so that
 * a build within a test, whose output is indented or prefixed, does not.
 *
 * <p>Sources: the documentation of the tools, and the output of their current versions; what Ant,
 * sbt and older Gradle call {@code Total time} is told apart by its units and its prefix.
 */
public final class BuildOutput implements LineReader {
  public static final List<String> ANCHORS =
      List.of(
          "Total time:",
          "BUILD SUCCESSFUL in ",
          "BUILD FAILED in ",
          "[INFO] Scanning for projects",
          "Buildfile: ",
          "Gradle Daemon",
          "Welcome to Gradle",
          "Execution failed for task '",
          "[info] Loading project definition",
          "target(s) in ",
          "Time Elapsed ",
          "INFO: Elapsed time: ",
          "-- Build files have been written to",
          "yarn run v",
          "npm ERR! ",
          "Entering directory ",
          "make: *** ",
          "Bundle complete!");

  private static final String TOTAL = "Total time:";

  private final BuildTools tools;
  private boolean timed;
  private double seconds;

  /**
   * @param tools takes the tools that are found
   */
  public BuildOutput(BuildTools tools) {
    this.tools = tools;
  }

  @Override
  public boolean read(LogLine line) {
    String text = line.text();
    if (!readTotal(text) && !readTimed(text)) {
      readSign(text);
    }
    return false;
  }

  /** Maven, Ant, sbt and Gradle before 4.1. */
  private boolean readTotal(String text) {
    int at = text.indexOf(TOTAL);
    if (at < 0 || at > "[success] ".length()) {
      return false;
    }
    BuildTool tool =
        switch (text.substring(0, at)) {
          case "[INFO] " -> BuildTool.MAVEN;
          case "[success] ", "[error] " -> BuildTool.SBT;
          case "" -> text.endsWith(" secs") ? BuildTool.GRADLE : antOrNone(text);
          default -> null;
        };
    return tool != null && add(tool, text, at + TOTAL.length());
  }

  private static @Nullable BuildTool antOrNone(String text) {
    String stripped = text.stripTrailing();
    return stripped.endsWith(" seconds")
            || stripped.endsWith(" second")
            || stripped.endsWith(" minutes")
            || stripped.endsWith(" minute")
        ? BuildTool.ANT
        : null;
  }

  private boolean readTimed(String text) {
    if (text.startsWith("BUILD SUCCESSFUL in ") || text.startsWith("BUILD FAILED in ")) {
      return add(BuildTool.GRADLE, text, text.indexOf(" in ") + 4);
    }
    String stripped = text.strip();
    if (stripped.startsWith("Finished ") && stripped.contains("target(s) in ")) {
      return add(BuildTool.CARGO, stripped, stripped.indexOf(" in ") + 4);
    }
    if (stripped.startsWith("Time Elapsed ")) {
      return add(BuildTool.DOTNET, stripped, "Time Elapsed ".length());
    }
    return text.startsWith("INFO: Elapsed time: ")
        && add(BuildTool.BAZEL, text, "INFO: Elapsed time: ".length());
  }

  private boolean add(BuildTool tool, String text, int at) {
    OptionalDouble duration = Durations.at(text, at);
    if (duration.isEmpty()) {
      return false;
    }
    tools.building(tool);
    timed = true;
    seconds += duration.getAsDouble();
    return true;
  }

  private void readSign(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("[INFO] Scanning for projects")) {
      tools.building(BuildTool.MAVEN);
    } else if (text.startsWith("Buildfile: ") && stripped.endsWith(".xml")) {
      tools.building(BuildTool.ANT);
    } else if (text.startsWith("Starting a Gradle Daemon")
        || text.startsWith("Welcome to Gradle")
        || text.startsWith("Execution failed for task ':")) {
      tools.building(BuildTool.GRADLE);
    } else if (text.startsWith("[info] Loading project definition")) {
      tools.building(BuildTool.SBT);
    } else if (stripped.startsWith("-- Build files have been written to")) {
      tools.building(BuildTool.CMAKE);
    } else if (stripped.startsWith("yarn run v")) {
      tools.building(BuildTool.YARN);
    } else if (stripped.startsWith("npm ERR! ")) {
      tools.installing(BuildTool.NPM);
    } else if (stripped.startsWith("make")
        && (stripped.contains(": Entering directory ") || stripped.startsWith("make: *** "))) {
      tools.building(BuildTool.MAKE);
    } else if (stripped.startsWith("Bundle complete!")) {
      tools.installing(BuildTool.BUNDLER);
    }
  }

  /** Returns how long all runs took together; null if no tool printed it. */
  public @Nullable Double seconds() {
    return timed ? seconds : null;
  }
}
