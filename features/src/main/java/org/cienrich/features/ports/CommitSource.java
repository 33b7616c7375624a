package org.cienrich.features.ports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.RepositoryInfo;

/**
 * What a forge still tells of commits that its git server no longer gives, such as those of deleted
 * forks and of branches that were pushed over. Never throws for what its answers say; they are not
 * trusted. Thread-safe.
 */
public interface CommitSource {

  /** Knows nothing. */
  CommitSource NONE = new NoCommitSource();

  /**
   * Looks a commit up.
   *
   * @param sha 40 hex digits
   */
  Lookup<CommitRecord> commit(RepositoryInfo repository, String sha);

  /** Tells what a commit changes against its first parent, as {@code git format-patch} does. */
  Lookup<byte[]> patch(RepositoryInfo repository, String sha);

  /** Gives the tree of a commit as a tar archive, compressed by gzip. */
  <T> Lookup<T> archive(RepositoryInfo repository, String sha, ArchiveReader<T> reader);

  /** Returns the numbers of the pull requests that have the commit, oldest first. */
  Lookup<List<Long>> pullRequestsWith(RepositoryInfo repository, String sha);

  /** Reads an archive to its end. */
  @FunctionalInterface
  interface ArchiveReader<T> {
    /**
     * Reads the archive.
     *
     * @throws IOException if it is damaged, so that it is worth a further download
     */
    Lookup<T> read(InputStream archive) throws IOException;
  }

  /** The answers of a forge that keeps nothing. */
  final class NoCommitSource implements CommitSource {
    private NoCommitSource() {}

    @Override
    public Lookup<CommitRecord> commit(RepositoryInfo repository, String sha) {
      return nothing(sha);
    }

    @Override
    public Lookup<byte[]> patch(RepositoryInfo repository, String sha) {
      return nothing(sha);
    }

    @Override
    public <T> Lookup<T> archive(RepositoryInfo repository, String sha, ArchiveReader<T> reader) {
      return nothing(sha);
    }

    @Override
    public Lookup<List<Long>> pullRequestsWith(RepositoryInfo repository, String sha) {
      return nothing(sha);
    }

    private static <T> Lookup<T> nothing(String sha) {
      return new Lookup.NotFound<>(MissingReason.NOT_FOUND, "There is nothing to ask about " + sha);
    }
  }
}
