package org.cienrich.forge.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one workflow run. A run that was started again has one record per attempt, all
 * with the same id and creation time.
 *
 * @param number the sequence number within the workflow
 */
public record WorkflowRun(
    long id,
    int attempt,
    long number,
    long repositoryId,
    Workflow workflow,
    Head head,
    Trigger trigger,
    Outcome outcome,
    Times times) {

  /** The workflow that ran: its id, display name and path in the repository. */
  public record Workflow(long id, String name, String path) {}

  /**
   * What was built.
   *
   * @param repositoryId the repository the commit was pushed to (a fork for a fork's pull request),
   *     or null once that repository is deleted
   */
  public record Head(
      @Nullable String branch, String sha, @Nullable Commit commit, @Nullable Long repositoryId) {}

  /** Why it ran, and for whom. */
  public record Trigger(
      String event,
      @Nullable Account actor,
      @Nullable Account triggeringActor,
      List<PullRequest> pullRequests) {

    public Trigger {
      pullRequests = List.copyOf(pullRequests);
    }
  }

  /** How far it got; the conclusion is null until the status is {@code completed}. */
  public record Outcome(String status, @Nullable String conclusion) {}

  /** When; {@code createdAt} is that of the first attempt. */
  public record Times(Instant createdAt, Instant runStartedAt, Instant updatedAt) {}

  /** The head commit, as far as a run repeats it. */
  public record Commit(
      String treeId, String message, Instant timestamp, Person author, Person committer) {}

  /** The name and e-mail a commit carries. */
  public record Person(String name, String email) {}

  /** A pull request of the run's head branch. */
  public record PullRequest(long id, long number, Side head, Side base) {

    /** One side of a pull request. */
    public record Side(String ref, String sha, long repositoryId) {}
  }
}
