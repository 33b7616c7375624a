package org.cienrich.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cienrich.launcher.cluster.FlinkJob;
import org.cienrich.launcher.cluster.FlinkRest;
import org.cienrich.launcher.cluster.FlinkSubmission;
import org.cienrich.pipeline.EnrichmentJob;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.options.EnrichmentOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich submit flink}: hands a run to a session cluster of Flink, by its REST API. */
@Command(
    name = "flink",
    mixinStandardHelpOptions = true,
    description = {
      "Runs on a session cluster of Flink, on all of its slots unless --parallelism=N says less.",
      "Takes the options of run as well; paths in them are those of the workers.",
      "Submitted again, a run that is under way is followed, and one that failed is repeated."
    },
    customSynopsis =
        "ci-enrich submit flink --flinkUrl=URL --input=FILE --output=DIR [--name=value ...]")
final class SubmitFlinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--flinkUrl",
      paramLabel = "URL",
      required = true,
      description = "Where the JobManager has its REST API, such as http://flink.example.org:8081.")
  private String url;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar for Flink (default: ci-enrich-flink.jar of this build).")
  private Path jar = ClusterJar.of(Runner.FLINK);

  @Mixin private SubmissionOptions how;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    FlinkRest flink = cluster();
    EnrichmentOptions options = RunArguments.parseRun(how.runArguments(Runner.FLINK, arguments));
    String runId = EnrichmentJob.idOf(options);
    FlinkSubmission submission =
        new FlinkSubmission(flink, jar, runId, how.named(runId, arguments));
    Optional<FlinkJob> alive = submission.alive();
    Optional<FlinkJob> job = alive.isPresent() ? alive : submission.submit(how.probes);
    if (job.isEmpty()) {
      out.println("Run " + runId + " is finished already; --fresh=true makes a new version.");
      return how.summary(options, runId, out);
    }
    out.printf(
        "Run %s is job %s%s: %s%n",
        runId, job.get().id(), alive.isPresent() ? ", under way" : "", job.get().page());
    out.flush();
    if (!how.waits) {
      return ExitCode.PROCESSED;
    }
    if (!follow(job.get())) {
      out.println("The job did not finish. The same command repeats it. Flink says:");
      out.println(job.get().failure());
      return ExitCode.UNEXPECTED;
    }
    return how.summary(options, runId, out);
  }

  private FlinkRest cluster() throws ConfigurationException {
    try {
      return new FlinkRest(url);
    } catch (IllegalArgumentException unusable) {
      throw new ConfigurationException(List.of("--flinkUrl: " + unusable.getMessage()));
    }
  }

  private static boolean follow(FlinkJob job) throws Exception {
    try (ProgressDisplay display = ProgressDisplay.forStandardError()) {
      return job.awaitEnd(new ProgressMonitor(display)::show);
    }
  }
}
