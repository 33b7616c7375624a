package org.cienrich.forge.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.world.CommitComment;
import org.cienrich.forge.world.PullRequest;
import org.jspecify.annotations.Nullable;

/** The pull requests and commit comments of one repository. Not thread-safe. */
final class Pulls {

  private final long repositoryId;
  private final String owner;
  private final List<Pull> pulls = new ArrayList<>();
  private final List<CommitComment> comments = new ArrayList<>();
  private long nextId;

  Pulls(long repositoryId, String fullName) {
    this.repositoryId = repositoryId;
    this.owner = fullName.substring(0, fullName.indexOf('/'));
    this.nextId = repositoryId * 100_000;
  }

  /**
   * A pull request from a branch of the repository itself, opened some seconds after its last
   * commit was pushed and before the first build.
   *
   * @param commits oldest first
   */
  Pull open(int number, String title, String branch, Revision base, Revision... commits) {
    return openFrom(owner, repositoryId, number, title, branch, base, commits);
  }

  /** A pull request from another repository, whose id is null once that is deleted. */
  Pull openFrom(
      String headOwner,
      @Nullable Long headRepositoryId,
      int number,
      String title,
      String branch,
      Revision base,
      Revision... commits) {
    Revision last = commits[commits.length - 1];
    Pull pull =
        new Pull(
            this,
            number,
            title,
            new PullRequest.Side(headOwner, branch, last.sha(), headRepositoryId),
            new PullRequest.Side(owner, "main", base.sha(), repositoryId),
            last.time().plusSeconds(5));
    pull.by(last.author());
    for (Revision commit : commits) {
      pull.push(commit);
    }
    pulls.add(pull);
    return pull;
  }

  /** Somebody comments on a commit, so long after it was made. */
  void comment(Revision revision, String wait, Contributor who, String body) {
    var at = revision.time().plus(Duration.parse(wait));
    comments.add(
        new CommitComment(nextId(), repositoryId, revision.sha(), who.account(), body, at, at));
  }

  List<PullRequest> pulls() {
    return pulls.stream().map(Pull::finish).toList();
  }

  List<CommitComment> comments() {
    return List.copyOf(comments);
  }

  long repositoryId() {
    return repositoryId;
  }

  long nextId() {
    return nextId++;
  }
}
