package org.cienrich.launcher;

import org.cienrich.pipeline.config.RunIdentity;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of ci-enrich. */
@Command(
    name = "ci-enrich",
    description = "Turns a CSV of CI builds into a dataset of everything known about them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      PlanCommand.class,
      SubmitCommand.class,
      ProbeCommand.class,
      ExportCommand.class,
      FeaturesCommand.class,
      LogsCommand.class,
      ShowCommand.class,
      CompareCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 processed, 1 unexpected, 2 wrong arguments or input, 3 the version failed.",
      "'ci-enrich COMMAND --help' tells more."
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs a command and returns its exit code. */
  static int execute(String... arguments) {
    return commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  static CommandLine commandLine() {
    CommandLine main =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, commandLine, parsed) ->
                    Failures.report(
                        failure,
                        commandLine.getCommandSpec().qualifiedName(),
                        commandLine.getErr()));
    RunCommand.describeOptions(main.getSubcommands().get("run"));
    return main;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ci-enrich " + RunIdentity.codeVersion()};
    }
  }
}
