package org.cienrich.forge.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One build of Travis CI.
 *
 * @param repositoryId that of the forge; Travis has another one of its own
 * @param state null for one that was only just created
 * @param branch of a pull request its target
 * @param eventType {@code push}, {@code pull_request}, {@code api} or {@code cron}
 */
public record TravisBuild(
    long id,
    long number,
    long repositoryId,
    @Nullable String state,
    @Nullable String previousState,
    String eventType,
    @Nullable PullRequest pullRequest,
    @Nullable String branch,
    @Nullable String tag,
    Commit commit,
    @Nullable Account createdBy,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Instant updatedAt,
    List<Job> jobs) {

  public TravisBuild {
    jobs = List.copyOf(jobs);
  }

  /** The pull request of a build. */
  public record PullRequest(long number, String title) {}

  /**
   * What was built.
   *
   * @param sha of a pull request that of its merge into the target, which nobody keeps
   * @param ref such as {@code refs/heads/main} or {@code refs/pull/3/merge}
   */
  public record Commit(
      long id, String sha, @Nullable String ref, String message, Instant committedAt) {}

  /**
   * A job of a build.
   *
   * @param log null where none is kept
   */
  public record Job(
      long id,
      String number,
      String state,
      boolean allowFailure,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String log) {}
}
