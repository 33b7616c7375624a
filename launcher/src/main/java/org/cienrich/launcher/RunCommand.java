package org.cienrich.launcher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cienrich.pipeline.config.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich run}: enriches the builds of a CSV. */
@Command(name = "run", description = "Enriches the builds of a CSV.")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows all options.")
  private boolean help;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    return Runs.execute(RunArguments.parse(arguments), spec.commandLine().getOut());
  }

  /** Prints the options, which picocli does not know. */
  static void printOptions(CommandLine commandLine) {
    PrintWriter out = commandLine.getOut();
    out.println("Options, each written --name=value:");
    out.print(OptionsReference.helpText());
    out.println("Options of the Beam runner are accepted too, such as --targetParallelism=4.");
  }

  static ConfigurationException unusable(String problem) {
    return new ConfigurationException(List.of(problem));
  }
}
