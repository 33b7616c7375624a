package org.cienrich.launcher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cienrich.pipeline.options.EnrichmentOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich run}: enriches the builds of a CSV. */
@Command(
    name = "run",
    description = "Enriches the builds of a CSV, or repeats what failed in an earlier version.",
    customSynopsis = {
      "ci-enrich run --input=FILE --output=DIR [--name=value ...]",
      "       ci-enrich run --retry=ingestion --version=N --output=DIR [--name=value ...]"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** {@code --version} names a version of the dataset here. */
  @SuppressWarnings("unused") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean helpRequested;

  @Option(
      names = "--wait",
      paramLabel = "true|false",
      defaultValue = "true",
      arity = "1",
      description =
          "Wait until the run is over (default: ${DEFAULT-VALUE}). Where false, the job is submitted"
              + " to the cluster and completes its version without this process.")
  private boolean waits;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    EnrichmentOptions options = RunArguments.parseRun(arguments);
    PrintWriter out = spec.commandLine().getOut();
    return waits ? Runs.execute(options, out) : Runs.submit(options, out);
  }

  /** Adds the options, which Beam reads and picocli does not know, to the help. */
  static void describeOptions(CommandLine run) {
    String text =
        "%nOptions, each written --name=value:%n"
            + OptionsReference.helpText().replace("%", "%%")
            + "Options of the Beam runner are accepted too, such as --targetParallelism=4.";
    run.getCommandSpec().usageMessage().footer(text);
  }
}
