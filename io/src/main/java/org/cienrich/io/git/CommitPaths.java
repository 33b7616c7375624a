package org.cienrich.io.git;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which paths commits change against their first parent, a root commit against nothing, with the
 * renames that {@code git diff -M} of git 2.39 finds. Not thread-safe: each thread has its own.
 */
interface CommitPaths extends AutoCloseable {

  /** How many commits should be asked for at once. */
  int BATCH = 400;

  /**
   * Returns what commits change, in their order. What is said of one does not depend on the others.
   *
   * @param commits numbers of commits in the graph of the mirror, no merges
   */
  List<Changes> of(int[] commits);

  @Override
  void close();

  /**
   * A path that a commit changes.
   *
   * @param path its name after the commit, of a deleted file before it
   * @param formerPath its name before the commit where that renames it
   */
  record ChangedPath(String path, @Nullable String formerPath) {}

  /** What one commit changes, in the order of git; nothing where it is unreadable. */
  record Changes(Quality quality, List<ChangedPath> paths) {

    static final Changes UNREADABLE = new Changes(Quality.UNREADABLE, List.of());
  }

  /** How much of a diff the mirror allows. */
  enum Quality {
    /** All that git finds; the same in every mirror. */
    WHOLE,
    /** Of the renames only those without an edit: content is missing. */
    EXACT_RENAMES,
    /** Nothing: trees are missing, or a limit was reached. */
    UNREADABLE
  }
}
