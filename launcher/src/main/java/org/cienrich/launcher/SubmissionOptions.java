package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;
import org.cienrich.pipeline.options.EnrichmentOptions;
import picocli.CommandLine.Option;

/** What all kinds of submission have in common. */
final class SubmissionOptions {
  @Option(
      names = "--probe",
      paramLabel = "true|false",
      defaultValue = "true",
      arity = "1",
      description =
          "Ask the workers first whether they have the secrets, programs and folders that the run"
              + " needs (default: ${DEFAULT-VALUE}).")
  boolean probes;

  @Option(
      names = "--wait",
      paramLabel = "true|false",
      defaultValue = "true",
      arity = "1",
      description = "Wait until the run is over (default: ${DEFAULT-VALUE}).")
  boolean waits;

  /** Returns arguments of a run by a runner, as they are where it runs. */
  List<String> runArguments(Runner runner, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--runner=" + runner.shortName());
    return all;
  }

  /** Returns the arguments of a run that is named so. */
  List<String> named(String runId, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.removeIf(argument -> argument.startsWith("--runId="));
    all.add("--runId=" + runId);
    return all;
  }

  /**
   * Prints what came of a run whose job has finished, if its output can be seen from here.
   *
   * @return the exit code of the run
   */
  int summary(EnrichmentOptions options, String runId, PrintWriter out) {
    Optional<Manifest> manifest = manifest(options.getOutput(), runId);
    if (manifest.isEmpty()) {
      out.println("Run " + runId + " is over; " + options.getOutput() + " is not seen from here.");
    } else {
      String slash = options.getOutput().endsWith("/") ? "" : "/";
      String directory = options.getOutput() + slash + "v" + manifest.get().version() + "/";
      out.print(RunSummary.of(manifest.get(), directory));
    }
    out.flush();
    return manifest.map(Manifest::isProcessed).orElse(true)
        ? ExitCode.PROCESSED
        : ExitCode.VERSION_FAILED;
  }

  /** Returns the newest version of a run; empty if there is none here, or no such file system. */
  private static Optional<Manifest> manifest(String output, String runId) {
    try {
      return Versions.list(output).stream()
          .filter(version -> version.run().runId().equals(runId))
          .reduce((older, newer) -> newer);
    } catch (IOException | IllegalArgumentException unseen) {
      return Optional.empty();
    }
  }
}
