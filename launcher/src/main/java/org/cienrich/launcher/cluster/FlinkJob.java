package org.cienrich.launcher.cluster;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cienrich.transforms.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job on a Flink cluster, by its id. */
public final class FlinkJob {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkJob.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /**
   * How long a cluster that cannot be reached is waited for; its JobManager may be starting anew.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final FlinkRest flink;
  private final String id;

  FlinkJob(FlinkRest flink, String id) {
    this.flink = flink;
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Returns where a person can watch the job. */
  public String page() {
    return flink.url() + "/#/job/" + id;
  }

  /** Returns the state; empty if the cluster does not know the job. */
  Optional<JobState> state() throws IOException {
    return flink.state(id);
  }

  /** Returns why the job failed, as a stack trace. */
  public String failure() throws IOException {
    return flink.failure(id);
  }

  /**
   * Waits until the job has ended.
   *
   * @param progress is told the counters of {@link Progress} now and then
   * @return whether it was successful
   * @throws IOException if the cluster cannot be reached for long, or has forgotten the job
   */
  public boolean awaitEnd(Consumer<Map<String, Long>> progress)
      throws IOException, InterruptedException {
    return awaitEnd(Duration.ofDays(365), progress).filter(JobState::isFinished).isPresent();
  }

  /** Waits until the job has ended, or for so long; empty if it has not. */
  Optional<JobState> awaitEnd(Duration limit, Consumer<Map<String, Long>> progress)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(limit);
    Instant lastAnswer = Instant.now();
    while (Instant.now().isBefore(end)) {
      try {
        JobState state =
            state().orElseThrow(() -> new ClusterException(flink.url() + " has forgotten " + id));
        lastAnswer = Instant.now();
        progress.accept(flink.counters(id, Progress.NAMESPACE));
        if (state.hasEnded()) {
          return Optional.of(state);
        }
      } catch (IOException lost) {
        boolean refused = lost instanceof ClusterException answer && !answer.isTransient();
        if (refused || lastAnswer.plus(PATIENCE).isBefore(Instant.now())) {
          throw lost;
        }
        LOG.warn("Flink cannot be reached, trying again: {}", lost.toString());
      }
      Thread.sleep(POLL.toMillis());
    }
    return Optional.empty();
  }
}
