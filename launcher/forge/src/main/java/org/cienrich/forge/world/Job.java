package org.cienrich.forge.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One job of one attempt of a workflow run. */
public record Job(
    long id,
    long runId,
    int runAttempt,
    String name,
    String status,
    @Nullable String conclusion,
    Instant createdAt,
    Instant startedAt,
    @Nullable Instant completedAt,
    List<Step> steps,
    List<String> labels,
    @Nullable String runnerName) {

  public Job {
    steps = List.copyOf(steps);
    labels = List.copyOf(labels);
  }

  /** One step of a job. */
  public record Step(
      int number,
      String name,
      String status,
      @Nullable String conclusion,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt) {}
}
