package org.cienrich.launcher;

import java.io.PrintWriter;
import java.util.Set;
import org.cienrich.io.version.UnreadableVersionException;
import org.cienrich.launcher.cluster.ClusterException;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.workers.WorkerLacksException;

/** Turns what a command throws into words and an exit code. */
final class Failures {
  /** Commands that write versions. */
  private static final Set<String> RUNS =
      Set.of("ci-enrich run", "ci-enrich submit flink", "ci-enrich submit spark");

  private Failures() {}

  /**
   * Tells the failure.
   *
   * @param command the command that failed, with its names, such as {@code ci-enrich run}
   * @return the exit code
   */
  static int report(Exception failure, String command, PrintWriter err) {
    if (failure instanceof ConfigurationException wrong) {
      err.println("ci-enrich cannot start:");
      wrong.problems().forEach(problem -> err.println("  " + problem));
      err.println("'" + command + " --help' lists the options.");
      return ExitCode.USAGE;
    }
    if (failure instanceof WorkerLacksException || failure instanceof UnreadableVersionException) {
      err.println(failure.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof ClusterException refused) {
      err.println(refused.getMessage());
      return refused.isWrongUsage() ? ExitCode.USAGE : ExitCode.UNEXPECTED;
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    err.println("ci-enrich failed unexpectedly: " + root);
    err.println(
        RUNS.contains(command)
            ? "The same command resumes the version. All of what happened:"
            : "All of what happened:");
    failure.printStackTrace(err);
    return ExitCode.UNEXPECTED;
  }
}
