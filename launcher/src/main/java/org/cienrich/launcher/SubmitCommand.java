package org.cienrich.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ci-enrich submit}: hands a run to a cluster. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Hands a run to a Flink or Spark cluster.",
    synopsisSubcommandLabel = "(flink | spark)",
    subcommands = {SubmitFlinkCommand.class, SubmitSparkCommand.class})
final class SubmitCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which cluster: 'submit flink' or 'submit spark'?");
  }
}
