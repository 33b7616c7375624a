package org.cienrich.features.ports;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.ResolvedCommit;

/** One repository, opened on this machine. Not thread-safe; to be closed by whoever opened it. */
public interface RepositoryView extends AutoCloseable {

  /** Returns the tip of the default branch when the mirror was last fetched; empty if none. */
  Optional<String> mirrorState();

  /** Tells in words how the mirror was brought here, such as {@code cloned}. */
  String origin();

  /**
   * Names all that facts depend on besides the commits they are about: the rules by which they are
   * found, and the mailmap. Equal names, equal facts.
   */
  String rules();

  /**
   * Tells which commit stands for a wanted one: itself, the same commit rebuilt from what the forge
   * tells, or none.
   */
  ResolvedCommit resolve(String sha);

  /**
   * Returns the parents of an effective commit, or of an ancestor of one.
   *
   * @throws IllegalArgumentException if the mirror does not have the commit
   */
  List<String> parents(String sha);

  /**
   * Returns the id of the tree of an effective commit.
   *
   * @throws IllegalArgumentException if the mirror does not have the commit
   */
  String treeId(String sha);

  /**
   * Writes the files of an effective commit into a folder of their own, once per tree: who opens
   * the same tree meanwhile gets the same files. Waits while there are as many trees on the disk of
   * this machine as there may be.
   *
   * @throws RepositoryUnavailableException if the tree is too large, the disk is full, or contents
   *     are not there
   * @throws IllegalArgumentException if the mirror does not have the commit
   */
  Worktree worktree(String sha) throws RepositoryUnavailableException;

  /**
   * Obtains a fact about a build with an effective SHA. All resources of source {@code GIT_HISTORY}
   * but the lineage are offered. Facts of the same commit are obtained once.
   */
  <T> Outcome<T> find(Resource<T> resource, BuildWork build);

  @Override
  void close();
}
