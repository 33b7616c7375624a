package org.cienrich.features.facts;

import org.jspecify.annotations.Nullable;

/**
 * What one commit changes in one file, against the commit's first parent.
 *
 * @param path the new path, or the old one of a deleted file; bytes that are not UTF-8 as {@code
 *     %XX}
 * @param oldPath the path before a rename or copy, else null
 * @param added lines added as {@code git diff --numstat -M} counts them; 0 for binary files
 * @param deleted lines deleted, likewise
 * @param binary whether git counts no lines in it
 */
public record FileChange(
    Kind kind, String path, @Nullable String oldPath, long added, long deleted, boolean binary) {

  /** git's status letters. */
  public enum Kind {
    ADDED,
    COPIED,
    DELETED,
    MODIFIED,
    RENAMED,
    TYPE_CHANGED
  }

  /** Returns the name of the file before the commit: another than after it only if renamed. */
  public String pathBefore() {
    return kind == Kind.RENAMED && oldPath != null ? oldPath : path;
  }

  /** Returns lines added plus lines deleted. */
  public long churn() {
    return added + deleted;
  }
}
