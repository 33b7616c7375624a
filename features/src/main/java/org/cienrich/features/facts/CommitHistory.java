package org.cienrich.features.facts;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The built commit and its ancestors: all of the past that was there when the build was triggered,
 * and nothing of what came later. In memory; reads nothing. Not thread-safe.
 */
public interface CommitHistory {

  /** Returns the built commit. */
  CommitInfo head();

  /** Returns the number of commits reachable from the built commit, itself included. */
  long commitCount();

  /** Returns the earliest committer date among those commits. */
  Instant earliestCommitAt();

  /**
   * Returns the commits of one author among those commits, newest first, the built commit included
   * where it is theirs.
   *
   * @param email as in {@link Person#email()}
   */
  List<Touch> commitsBy(String email);

  /**
   * Returns the ancestors of a commit that touched a file, newest first, the commit itself and
   * merges left out. Follows renames: what the file was called before counts as the same file.
   *
   * @param sha the built commit or an ancestor of it
   * @param path the name of the file before that commit
   */
  List<Touch> touches(String sha, String path);

  /**
   * Returns the top-level directories of the files that a commit changes against its first parent,
   * by their names after it (of deleted files before it); the empty text stands for files outside
   * any directory. Empty for a merge.
   *
   * @param sha the built commit or an ancestor of it
   */
  Set<String> topDirectories(String sha);

  /**
   * An ancestor, in short.
   *
   * @param ordinal rises from ancestors to descendants; equal for the same commit only
   * @param authorEmail as in {@link Person#email()}
   */
  record Touch(int ordinal, String sha, String authorEmail, Instant committedAt) {}
}
