package org.cienrich.io.git;

import java.util.List;
import org.cienrich.features.Outcome;

/**
 * Which files a commit changes, with the line counts and renames that {@code git diff --numstat -M}
 * of git 2.39 gives under an empty configuration and without attributes.
 *
 * <p>A submodule is a file whose text is one line that names its commit, as git has it. Files come
 * in the order of git. A diff that cannot be had is missing: for UNAVAILABLE when an object that it
 * needs is damaged or absent, for TIMEOUT or TOO_LARGE when a limit was reached. Not thread-safe.
 */
interface LineDiffs extends AutoCloseable {

  /**
   * Returns what a commit changes against its first parent; a root commit against the empty tree.
   *
   * @param sha a commit that is in the mirror
   */
  Outcome<List<TreeEntryChange>> ofCommit(String sha);

  /** Returns what differs between two trees that are in the mirror. */
  Outcome<List<TreeEntryChange>> ofTrees(String oldTree, String newTree);

  @Override
  void close();
}
