package org.cienrich.io.git.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.facts.FileChange;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Compares trees of one mirror: the same files in the same order, with the same renames and line
 * counts, as {@code git diff-tree -r --raw --numstat -M} of git 2.39 under an empty configuration
 * and without attributes.
 *
 * <p>Methods throw a {@link LargeObjectException} where trees differ in more than a million files,
 * or in too much that may be renamed, and other exceptions where a tree is absent or damaged. A
 * file whose content is absent has no line counts; where it may be a rename, only equal files are
 * renames in that comparison.
 *
 * <p>Not thread-safe; keeps up to 50 MiB in memory. Neighbouring commits are best compared one
 * after the other.
 */
public final class TreeDiffs {
  /** To be raised when this package tells files, renames or lines otherwise: part of cache keys. */
  public static final int RULES = 1;

  private final GitObjects objects;
  private final Similarity similarity;
  private final FileContents contents;
  private boolean lackedContent;

  public TreeDiffs(GitObjects objects) {
    this.objects = objects;
    this.similarity = new Similarity(objects);
    this.contents = new FileContents(objects);
  }

  /**
   * Returns the files that differ, with renames.
   *
   * @param oldTree null for an empty one
   */
  public List<ChangedFile> files(@Nullable ObjectId oldTree, ObjectId newTree) throws IOException {
    List<ChangedFile> files = TreeComparison.compare(objects, oldTree, newTree);
    lackedContent = false;
    similarity.begin();
    try {
      return Renames.in(files, similarity);
    } catch (IOException unreadable) {
      lackedContent = true;
      return Renames.ofEqualFiles(files, similarity);
    }
  }

  /** Tells whether the last comparison met a file that cannot be read among possible renames. */
  public boolean lackedContent() {
    return lackedContent;
  }

  /** Like {@link #files}, with the lines in which the files differ. */
  public List<FileChange> changes(@Nullable ObjectId oldTree, ObjectId newTree) throws IOException {
    List<FileChange> changes = new ArrayList<>();
    for (ChangedFile file : files(oldTree, newTree)) {
      changes.add(
          new FileChange(
              file.kind(),
              file.path(),
              file.isRenamed() ? file.pathBefore() : null,
              contents.compare(file)));
    }
    return changes;
  }
}
