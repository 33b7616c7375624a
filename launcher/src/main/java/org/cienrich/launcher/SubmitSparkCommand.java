package org.cienrich.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cienrich.launcher.cluster.SparkSubmission;
import org.cienrich.pipeline.EnrichmentJob;
import org.cienrich.pipeline.options.EnrichmentOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich submit spark}: hands a run to a Spark cluster, by {@code spark-submit}. */
@Command(
    name = "spark",
    mixinStandardHelpOptions = true,
    description = {
      "Runs on a Spark cluster by spark-submit, which waits until the run is over.",
      "Takes the options of run as well; paths in them are those of the workers."
    },
    customSynopsis =
        "ci-enrich submit spark --master=URL --input=FILE --output=DIR [--name=value ...]")
final class SubmitSparkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--master",
      paramLabel = "URL",
      required = true,
      description = "The cluster, such as spark://spark.example.org:7077, yarn or k8s://...")
  private String master;

  @Option(
      names = "--deployMode",
      paramLabel = "client|cluster",
      defaultValue = "client",
      description = "Where the driver runs (default: ${DEFAULT-VALUE}).")
  private SparkSubmission.DeployMode deployMode;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "Settings of Spark, as often as needed, such as spark.executor.memory=4g.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--sparkSubmit",
      paramLabel = "FILE",
      description = "The program (default: spark-submit of $SPARK_HOME, else on the PATH).")
  private String program = SparkSubmission.defaultProgram(System.getenv());

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar for Spark (default: ci-enrich-spark.jar of this build).")
  private Path jar = ClusterJar.of(Runner.SPARK);

  @Mixin private SubmissionOptions how;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    EnrichmentOptions options = RunArguments.parseRun(how.runArguments(Runner.SPARK, arguments));
    String runId = EnrichmentJob.idOf(options);
    SparkSubmission submission =
        new SparkSubmission(
            program, master, deployMode, settings, jar, runId, how.named(runId, arguments));
    if (how.probes) {
      int code = submission.execute("probe");
      if (code != ExitCode.PROCESSED) {
        return code;
      }
    }
    out.println("Run " + runId + " goes to " + master);
    out.flush();
    return submission.execute("run");
  }
}
