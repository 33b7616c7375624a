package org.cienrich.launcher;

import java.io.PrintWriter;
import org.cienrich.launcher.cluster.ClusterException;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.workers.WorkerLacksException;

/** Turns what a command throws into words and an exit code. */
final class Failures {
  private Failures() {}

  static int report(Exception failure, PrintWriter err) {
    if (failure instanceof ConfigurationException wrong) {
      err.println("ci-enrich cannot start:");
      wrong.problems().forEach(problem -> err.println("  " + problem));
      err.println("'ci-enrich run --help' lists the options.");
      return ExitCode.USAGE;
    }
    if (failure instanceof WorkerLacksException lack) {
      err.println(lack.getMessage());
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
    err.println("The same command resumes the version. All of what happened:");
    failure.printStackTrace(err);
    return ExitCode.UNEXPECTED;
  }
}
