package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich run}: enriches the builds of a CSV. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Enriches the builds of a CSV.",
    customSynopsis = "ci-enrich run --input=FILE --output=DIR [--name=value ...]")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    return Runs.execute(RunArguments.parse(arguments), spec.commandLine().getOut());
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
