package org.cienrich.features.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a run as its provider tells it, with its jobs.
 *
 * @param isLast whether it is the last attempt that there is today: the one that history counts
 * @param jobs of this attempt, in the provider's order; empty if it keeps none
 * @param attempts of the run; null where they were not asked for
 */
public record FoundRun(
    CiRun run, boolean isLast, List<CiJob> jobs, @Nullable RunAttempts attempts) {
  public FoundRun {
    jobs = List.copyOf(jobs);
  }
}
