package org.cienrich.forge.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit as the API tells it: git's facts, and the accounts that belong to the e-mails. */
public record RepositoryCommit(
    long repositoryId,
    String sha,
    String treeId,
    List<String> parents,
    String message,
    Signature author,
    Signature committer) {

  public RepositoryCommit {
    parents = List.copyOf(parents);
  }

  /** The same commit in another repository, such as a fork. */
  public RepositoryCommit of(long otherRepositoryId) {
    return new RepositoryCommit(
        otherRepositoryId, sha, treeId, parents, message, author, committer);
  }

  /**
   * Who and when.
   *
   * @param account the account the e-mail belongs to, or null when none has it
   */
  public record Signature(String name, String email, Instant date, @Nullable Account account) {}
}
