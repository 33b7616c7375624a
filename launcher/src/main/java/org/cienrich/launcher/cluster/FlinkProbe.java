package org.cienrich.launcher.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cienrich.pipeline.workers.WorkerLacksException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the workers of a Flink cluster whether they have what a run needs: a job in every slot. */
final class FlinkProbe {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkProbe.class);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final FlinkRest flink;
  private final String jar;
  private final String mainClass;

  FlinkProbe(FlinkRest flink, String jar, String mainClass) {
    this.flink = flink;
    this.jar = jar;
    this.mainClass = mainClass;
  }

  /**
   * Returns when all workers that have a free slot have what the run needs. Where none has, they
   * cannot be asked, which is a warning.
   *
   * @param arguments the command, and the options of the run
   * @throws WorkerLacksException if one lacks something
   */
  void ask(List<String> arguments) throws IOException, InterruptedException {
    int slots = flink.freeSlots();
    if (slots == 0) {
      LOG.warn("No slot of {} is free, so workers cannot be asked what they have", flink.url());
      return;
    }
    List<String> all = new ArrayList<>(arguments);
    all.add("--lanes=" + slots);
    FlinkJob job = new FlinkJob(flink, UUID.randomUUID().toString().replace("-", ""));
    flink.run(jar, mainClass, all, slots, RestartStrategy.NONE, job.id());
    Optional<JobState> end = job.awaitEnd(LIMIT, counters -> {});
    if (end.isEmpty()) {
      flink.cancel(job.id());
      throw new ClusterException("Workers did not tell within " + LIMIT + " what they have");
    }
    if (!end.get().isFinished()) {
      String trace = job.failure();
      WorkerLacksException.throwIfIn(trace);
      throw ClusterException.said("Asking the workers what they have failed: ", 0, trace);
    }
  }
}
