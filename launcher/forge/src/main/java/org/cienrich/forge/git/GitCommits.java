package org.cienrich.forge.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.cienrich.forge.world.RepositoryCommit;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Commits and what they change, from the git data that are served and from the attic. Thread-safe.
 * Damaged git data are an {@link UncheckedIOException}.
 */
public final class GitCommits {

  private final GitRoots roots;

  public GitCommits(GitRoots roots) {
    this.roots = roots;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(Repository repository, RevWalk walk, RevCommit commit) throws IOException;
  }

  /** A commit by its full id, as the API tells it, without accounts. */
  public Optional<RepositoryCommit> find(
      org.cienrich.forge.world.Repository repository, String sha) {
    return read(repository, sha, (git, walk, commit) -> facts(repository.id(), commit));
  }

  /** Whether the objects of a commit are there. */
  public boolean has(org.cienrich.forge.world.Repository repository, String sha) {
    return find(repository, sha).isPresent();
  }

  /**
   * A commit as {@code git format-patch --binary --full-index} prints it; a merge with its changes
   * against its first parent. Empty for a commit that is not there.
   *
   * @throws TooLargeException when it changes more than is shown
   */
  public Optional<byte[]> patch(org.cienrich.forge.world.Repository repository, String sha) {
    return text(repository, sha, true);
  }

  /** The changes of a commit alone; the same as {@link #patch} otherwise. */
  public Optional<byte[]> diff(org.cienrich.forge.world.Repository repository, String sha) {
    return text(repository, sha, false);
  }

  private Optional<byte[]> text(
      org.cienrich.forge.world.Repository repository, String sha, boolean asMail) {
    return read(
        repository,
        sha,
        (git, walk, commit) -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          RevCommit parent =
              commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
          try (CommitDiff diff =
              CommitDiff.between(git, parent == null ? null : parent.getTree(), commit.getTree())) {
            if (asMail) {
              new MailHeader(walk, commit).writeTo(out);
              diff.writeSummaryTo(out);
            }
            diff.writeTo(out);
          }
          if (asMail) {
            MailHeader.writeSignatureTo(out);
          }
          return out.toByteArray();
        });
  }

  private <T> Optional<T> read(
      org.cienrich.forge.world.Repository repository, String sha, Reading<T> reading) {
    if (!ObjectId.isId(sha)) {
      return Optional.empty();
    }
    try (@Nullable Repository git = roots.openWithAttic(repository.fullName()).orElse(null)) {
      if (git == null) {
        return Optional.empty();
      }
      try (RevWalk walk = new RevWalk(git)) {
        RevCommit commit = walk.parseCommit(ObjectId.fromString(sha));
        return Optional.of(reading.read(git, walk, commit));
      }
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RepositoryCommit facts(long repositoryId, RevCommit commit) {
    return new RepositoryCommit(
        repositoryId,
        commit.name(),
        commit.getTree().name(),
        Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
        commit.getFullMessage().stripTrailing(),
        signature(commit.getAuthorIdent()),
        signature(commit.getCommitterIdent()));
  }

  private static RepositoryCommit.Signature signature(PersonIdent person) {
    return new RepositoryCommit.Signature(
        person.getName(), person.getEmailAddress(), person.getWhenAsInstant(), null);
  }
}
