package org.cienrich.launcher.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hands one run to a Spark cluster, by the program {@code spark-submit}. */
public final class SparkSubmission {
  private static final String MAIN = "org.cienrich.launcher.ClusterMain";

  /** Settings without which results would be lost or computed twice; those given come after. */
  private static final List<String> SETTINGS =
      List.of(
          // Two attempts at once would clone and scan the same at once.
          "spark.speculation=false",
          // A worker that is gone takes its shuffle files with it; its stages are run again.
          "spark.stage.maxConsecutiveAttempts=10");

  private final List<String> command;
  private final List<String> options;

  /** Where the driver runs. */
  public enum DeployMode {
    CLIENT,
    CLUSTER
  }

  /**
   * Prepares a submission.
   *
   * @param program {@code spark-submit}
   * @param settings of Spark, {@code key=value}
   * @param jar the jar of this project for Spark
   * @param runId for people who look at the cluster
   * @param options of the run, {@code --name=value}
   */
  public SparkSubmission(
      String program,
      String master,
      DeployMode mode,
      List<String> settings,
      Path jar,
      String runId,
      List<String> options) {
    this.command = new ArrayList<>(List.of(program, "--master", master));
    command.addAll(List.of("--deploy-mode", mode.name().toLowerCase(Locale.ROOT)));
    command.addAll(List.of("--name", "ci-enrich " + runId, "--class", MAIN));
    for (List<String> some : List.of(SETTINGS, settings)) {
      some.forEach(setting -> command.addAll(List.of("--conf", setting)));
    }
    command.add(jar.toString());
    this.options = List.copyOf(options);
  }

  /** Returns the program of {@code SPARK_HOME}, or its name, to be found on the path. */
  public static String defaultProgram(Map<String, String> environment) {
    String home = environment.get("SPARK_HOME");
    return home == null || home.isBlank()
        ? "spark-submit"
        : Path.of(home, "bin", "spark-submit").toString();
  }

  /**
   * Executes a command of this project on the cluster and waits for it; what it prints is printed.
   *
   * @param name the command, {@code run} or {@code probe}
   * @return the exit code: where the driver runs here that of the command
   * @throws IOException if the program cannot be started
   */
  public int execute(String name) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(name, "--runner=SparkRunner"));
    all.addAll(options);
    return new ProcessBuilder(all).inheritIO().start().waitFor();
  }
}
