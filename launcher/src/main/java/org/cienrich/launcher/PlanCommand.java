package org.cienrich.launcher;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cienrich.pipeline.config.Configuration;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.pipeline.plan.CostPlan;
import org.cienrich.pipeline.plan.RepositoryCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich plan}: what a run would ask of the APIs. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Tells how many requests a run would make, how long they take at a quota, how much it would"
          + " download, and how many logs have expired or soon will. Fetches no feature.",
      "Takes the options of run as well."
    },
    customSynopsis = "ci-enrich plan --input=FILE [--quota=N] [--name=value ...]")
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--quota",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Requests per hour of all tokens together (default: ${DEFAULT-VALUE}).")
  private long quota;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<String> all = new ArrayList<>(arguments);
    if (all.stream().noneMatch(argument -> argument.startsWith("--output="))) {
      all.add("--output=.");
    }
    EnrichmentOptions options = RunArguments.parse(all);
    PrintWriter err = spec.commandLine().getErr();
    CostPlan plan = new CostPlan(Configuration.of(options), Instant.now());
    List<RepositoryCost> costs =
        plan.estimate(
            repo -> {
              err.println("Asking about " + repo);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.print(PlanReport.of(costs, quota, options.getGithubPointsPerMinute()));
    out.flush();
    return ExitCode.PROCESSED;
  }
}
