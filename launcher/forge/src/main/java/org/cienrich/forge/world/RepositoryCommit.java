package org.cienrich.forge.world;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as the API tells it: git's facts, and the accounts that belong to the e-mails.
 *
 * @param patchStatus the status that the API refuses to show its changes with, such as 422 for
 *     those that are too large, or null where it shows them
 */
public record RepositoryCommit(
    long repositoryId,
    String sha,
    String treeId,
    List<String> parents,
    String message,
    Signature author,
    Signature committer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer patchStatus) {

  public RepositoryCommit {
    parents = List.copyOf(parents);
  }

  /** A commit whose changes the API shows. */
  public RepositoryCommit(
      long repositoryId,
      String sha,
      String treeId,
      List<String> parents,
      String message,
      Signature author,
      Signature committer) {
    this(repositoryId, sha, treeId, parents, message, author, committer, null);
  }

  /** The same commit, whose changes the API refuses to show with this status. */
  public RepositoryCommit refusingItsPatch(int status) {
    return new RepositoryCommit(
        repositoryId, sha, treeId, parents, message, author, committer, status);
  }

  /** The same commit in another repository, such as a fork. */
  public RepositoryCommit of(long otherRepositoryId) {
    return new RepositoryCommit(
        otherRepositoryId, sha, treeId, parents, message, author, committer, patchStatus);
  }

  /**
   * Who and when.
   *
   * @param account the account the e-mail belongs to, or null when none has it
   */
  public record Signature(String name, String email, Instant date, @Nullable Account account) {}
}
