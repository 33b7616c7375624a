package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The command line in a process of a cluster: what {@code flink run}, Flink's REST API, its
 * Kubernetes operator and {@code spark-submit} start. Takes the arguments of {@link Main}, a
 * command first, and adds what a run on that cluster needs.
 */
public final class ClusterMain {
  private ClusterMain() {}

  /**
   * Executes a command. In a process of Flink, which serves other jobs too, every failure is
   * thrown; elsewhere the process ends with the exit code of a command that failed.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    Runner runner = Runner.of(given);
    if (runner != Runner.FLINK) {
      int code = Main.execute(completed(given).toArray(new String[0]));
      if (code != ExitCode.PROCESSED) {
        System.exit(code);
      }
      return;
    }
    Thrown thrown = new Thrown();
    int code =
        Main.commandLine()
            .setExecutionExceptionHandler(thrown)
            .execute(completed(given).toArray(new String[0]));
    if (thrown.exception != null) {
      throw thrown.exception;
    }
    if (code != ExitCode.PROCESSED) {
      throw new IllegalStateException("ci-enrich ended with exit code " + code);
    }
  }

  /** Returns the arguments, the command first, with what suits the cluster. */
  static List<String> completed(List<String> arguments) {
    if (arguments.isEmpty()) {
      return arguments;
    }
    List<String> all = new ArrayList<>(arguments.subList(0, 1));
    List<String> options = arguments.subList(1, arguments.size());
    all.addAll(Runner.of(options).completeForCluster(options));
    return all;
  }

  private static final class Thrown implements CommandLine.IExecutionExceptionHandler {
    private @Nullable Exception exception;

    @Override
    public int handleExecutionException(
        Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
      exception = failure;
      return ExitCode.UNEXPECTED;
    }
  }
}
