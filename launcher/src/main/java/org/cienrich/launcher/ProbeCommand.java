package org.cienrich.launcher;

import com.google.common.base.Throwables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.pipeline.workers.ProbeWorkers;
import org.cienrich.pipeline.workers.WorkerLacksException;
import org.cienrich.pipeline.workers.WorkerNeeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich probe}: asks workers whether they have what a run needs; for {@code submit}. */
@Command(
    name = "probe",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = {
      "Fails where a worker lacks a secret, program, file or folder that a run needs.",
      "Takes the options of run as well."
    })
final class ProbeCommand implements Callable<Integer> {
  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "1",
      description = "In how many places at once to look (default: ${DEFAULT-VALUE}).")
  private int lanes;

  @Option(names = "--wait", arity = "1", defaultValue = "true", description = "See run.")
  private boolean waits;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    EnrichmentOptions options = RunArguments.parseRun(arguments);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("ProbeWorkers", ProbeWorkers.of(WorkerNeeds.of(options), lanes));
    try {
      PipelineResult result = pipeline.run();
      return !waits || result.waitUntilFinish() == PipelineResult.State.DONE
          ? ExitCode.PROCESSED
          : ExitCode.UNEXPECTED;
    } catch (RuntimeException failed) {
      WorkerLacksException.throwIfIn(Throwables.getStackTraceAsString(failed));
      throw failed;
    }
  }
}
