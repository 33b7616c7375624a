package org.cienrich.features.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a run, in short.
 *
 * @param attempt from 1
 * @param startedAt when this attempt was started
 */
public record RunAttempt(int attempt, String commitSha, Instant startedAt, RunResult result) {
  public static RunAttempt of(CiRun run) {
    return new RunAttempt(
        run.id().attempt(), run.trigger().commitSha(), run.trigger().startedAt(), run.result());
  }

  /** Returns how it ended, in the words of {@link RunResult#conclusion()}. */
  public @Nullable String conclusion() {
    return result.conclusion();
  }
}
