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

  /** Like {@link #commitsBy}, without the built commit. */
  default List<Touch> earlierCommitsBy(String email) {
    List<Touch> commits = commitsBy(email);
    boolean headIsFirst = !commits.isEmpty() && commits.get(0).sha().equals(head().sha());
    return headIsFirst ? commits.subList(1, commits.size()) : commits;
  }

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

  /** Like {@link #topDirectories(String)}, of a commit that this history has given. */
  default Set<String> topDirectories(Touch touch) {
    return topDirectories(touch.sha());
  }

  /**
   * The built commit or an ancestor, in short. Cheap until it is asked: lists of many thousands
   * cost little where only their size or a few of them are wanted.
   */
  interface Touch {

    /** Returns a number that rises from ancestors to descendants; equal for one commit only. */
    int ordinal();

    String sha();

    /** Returns the author as in {@link Person#email()}. */
    String authorEmail();

    Instant committedAt();
  }
}
