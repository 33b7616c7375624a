package org.cienrich.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * A world in which all builds of GitHub Actions that had completed at an instant were started again
 * then and ended otherwise. The attempts before were last updated in that moment, but for those
 * without jobs, of which nothing else tells when they completed.
 */
record AllStartedAgain(Instant at) {
  World of(World world) {
    List<WorkflowRun> runs = new ArrayList<>();
    for (WorkflowRun run : world.runs()) {
      boolean isStartedAgain =
          run.equals(world.run(run.id()).orElseThrow()) && hasEnded(run, world);
      runs.add(isStartedAgain && hasJobs(run, world) ? touched(run) : run);
      if (isStartedAgain) {
        runs.add(next(run));
      }
    }
    return new World(
        world.repositories(),
        runs,
        world.jobs(),
        world.tokens(),
        world.github(),
        world.circleCiPipelines(),
        world.travisBuilds());
  }

  private boolean hasEnded(WorkflowRun run, World world) {
    @Nullable Instant completedAt = WorldUntil.completedAt(run, world);
    return completedAt != null && completedAt.isBefore(at);
  }

  private static boolean hasJobs(WorkflowRun run, World world) {
    return world.jobs().stream()
        .anyMatch(job -> job.runId() == run.id() && job.runAttempt() == run.attempt());
  }

  private WorkflowRun touched(WorkflowRun run) {
    return attempt(run, run.attempt(), run.outcome(), run.times().runStartedAt(), at);
  }

  private WorkflowRun next(WorkflowRun run) {
    String conclusion = "success".equals(run.outcome().conclusion()) ? "failure" : "success";
    return attempt(
        run,
        run.attempt() + 1,
        new WorkflowRun.Outcome("completed", conclusion),
        at,
        at.plusSeconds(60));
  }

  private static WorkflowRun attempt(
      WorkflowRun run,
      int attempt,
      WorkflowRun.Outcome outcome,
      Instant startedAt,
      Instant updatedAt) {
    return new WorkflowRun(
        run.id(),
        attempt,
        run.number(),
        run.repositoryId(),
        run.workflow(),
        run.head(),
        run.trigger(),
        outcome,
        new WorkflowRun.Times(run.times().createdAt(), startedAt, updatedAt));
  }
}
