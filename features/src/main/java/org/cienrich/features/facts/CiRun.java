package org.cienrich.features.facts;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One run of a build, as the CI provider tells it. */
public record CiRun(BuildIdentity id, RunTrigger trigger, RunResult result) {

  /**
   * The order of builds within a repository: by start, then id, then attempt; where two providers
   * built one repository, their names decide last.
   */
  public static final Comparator<CiRun> BY_START =
      Comparator.comparing((CiRun run) -> run.trigger().startedAt())
          .thenComparing(run -> run.id().buildId(), BuildIds.ORDER)
          .thenComparing(run -> run.id().attempt())
          .thenComparing(run -> run.id().provider());

  /** Returns when the run completed; null while it has not. */
  public @Nullable Instant completedAt() {
    return result.completedAt();
  }
}
