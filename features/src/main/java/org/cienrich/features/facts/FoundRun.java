package org.cienrich.features.facts;

import java.util.List;

/**
 * An attempt of a build as its provider tells it, with its jobs.
 *
 * @param jobs of this attempt, in the provider's order; empty if it keeps none
 * @param attempts of the build, this one among them
 */
public record FoundRun(CiRun run, List<CiJob> jobs, RunAttempts attempts) {
  public FoundRun {
    jobs = List.copyOf(jobs);
  }

  /** A build that was never started again. */
  public static FoundRun ofOnlyAttempt(CiRun run, List<CiJob> jobs) {
    return new FoundRun(run, jobs, new RunAttempts(List.of(RunAttempt.of(run))));
  }

  /** Tells whether it is the last attempt that there is today. */
  public boolean isLast() {
    return attempts.last().attempt() == run.id().attempt();
  }
}
