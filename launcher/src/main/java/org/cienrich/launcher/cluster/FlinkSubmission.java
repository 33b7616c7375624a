package org.cienrich.launcher.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.pipeline.workers.WorkerLacksException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one run to a Flink cluster. What is submitted again while its job is alive is that job;
 * what ended without completing its version gets a job of the next generation. Not thread-safe.
 */
public final class FlinkSubmission {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkSubmission.class);
  private static final String MAIN = "org.cienrich.launcher.ClusterMain";
  private static final String DUPLICATE = "DuplicateJobSubmissionException";
  private static final String FINISHED_RUN = "FinishedRunException";
  private static final int MAX_GENERATIONS = 1000;

  private final FlinkRest flink;
  private final Path jar;
  private final String runId;
  private final List<String> options;

  /**
   * Prepares a submission.
   *
   * @param jar the jar of this project for Flink
   * @param runId names the run; its jobs are named after it
   * @param options of the run, {@code --name=value}, with its name
   */
  public FlinkSubmission(FlinkRest flink, Path jar, String runId, List<String> options) {
    this.flink = flink;
    this.jar = jar;
    this.runId = runId;
    this.options = List.copyOf(options);
  }

  /**
   * Finds the job of the run that is under way.
   *
   * @return empty if there is none
   * @throws IOException if the cluster cannot be reached, or refuses
   */
  public Optional<FlinkJob> alive() throws IOException {
    for (int generation = 1; generation <= MAX_GENERATIONS; generation++) {
      FlinkJob job = job(generation);
      Optional<JobState> state = job.state();
      if (state.isEmpty()) {
        return Optional.empty();
      }
      if (!state.get().hasEnded()) {
        return Optional.of(job);
      }
    }
    return Optional.empty();
  }

  /**
   * Submits the run, to all slots unless its options say how many.
   *
   * @param probes whether to look first whether the workers have what the run needs
   * @return empty if the version of the run is finished, so that there is nothing to do
   * @throws WorkerLacksException if a worker lacks something; nothing was submitted then
   * @throws IOException if the cluster cannot be reached, or refuses
   */
  public Optional<FlinkJob> submit(boolean probes) throws IOException, InterruptedException {
    String uploaded = flink.upload(jar);
    try {
      if (probes) {
        new FlinkProbe(flink, uploaded, MAIN).ask(arguments("probe"));
      }
      return start(uploaded);
    } finally {
      delete(uploaded);
    }
  }

  /** What came of the submission does not depend on it. */
  private void delete(String uploaded) {
    try {
      flink.deleteJar(uploaded);
    } catch (IOException kept) {
      LOG.warn("The uploaded jar stays on the cluster: {}", kept.toString());
    }
  }

  private Optional<FlinkJob> start(String uploaded) throws IOException {
    int slots = flink.slots();
    for (int generation = 1; generation <= MAX_GENERATIONS; generation++) {
      FlinkJob job = job(generation);
      if (job.state().filter(JobState::hasEnded).isPresent()) {
        continue;
      }
      try {
        flink.run(uploaded, MAIN, arguments("run"), slots, RestartStrategy.OUTLASTING, job.id());
        return Optional.of(job);
      } catch (ClusterException refused) {
        if (refused.says(FINISHED_RUN)) {
          return Optional.empty();
        }
        if (!refused.says(DUPLICATE)) {
          throw refused;
        }
        if (job.state().filter(state -> !state.hasEnded()).isPresent()) {
          return Optional.of(job); // somebody else was faster
        }
      }
    }
    throw new ClusterException("Run " + runId + " has had " + MAX_GENERATIONS + " jobs");
  }

  private FlinkJob job(int generation) {
    return new FlinkJob(flink, FlinkJobId.of(runId, generation));
  }

  private List<String> arguments(String command) {
    List<String> arguments = new ArrayList<>(List.of(command, "--runner=FlinkRunner"));
    arguments.add("--jobName=ci-enrich-" + command + "-" + runId);
    arguments.add("--wait=false");
    arguments.addAll(options);
    return arguments;
  }
}
