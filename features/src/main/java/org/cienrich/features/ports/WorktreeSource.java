package org.cienrich.features.ports;

/** Brings the files of one commit here, when they are needed. */
@FunctionalInterface
public interface WorktreeSource {

  /**
   * Writes the files of the commit.
   *
   * @throws RepositoryUnavailableException if the repository or its files cannot be had
   */
  Worktree open() throws RepositoryUnavailableException;
}
