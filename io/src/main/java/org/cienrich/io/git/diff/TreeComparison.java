package org.cienrich.io.git.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files in which two trees differ, in the order of git. Subtrees that are equal cost
 * nothing.
 */
final class TreeComparison {
  private static final byte[] NO_TREE = {};
  private static final int MAX_FILES = 1_000_000;

  /** Trees can name each other over and over, so that few objects make endless paths. */
  private static final int MAX_ENTRIES = 5_000_000;

  private static final int MAX_DEPTH = 500;

  private final GitObjects objects;
  private final List<ChangedFile> files = new ArrayList<>();
  private int entries;

  private TreeComparison(GitObjects objects) {
    this.objects = objects;
  }

  /**
   * Compares two trees, of which the old one may be none.
   *
   * @throws LargeObjectException if they differ in too many files
   */
  static List<ChangedFile> compare(GitObjects objects, @Nullable ObjectId oldTree, ObjectId newTree)
      throws IOException {
    TreeComparison comparison = new TreeComparison(objects);
    if (!newTree.equals(oldTree)) {
      byte[] before = oldTree == null ? NO_TREE : objects.tree(oldTree);
      comparison.compare(before, objects.tree(newTree), NO_TREE, 0);
    }
    return comparison.files;
  }

  private void compare(byte[] oldTree, byte[] newTree, byte[] prefix, int depth)
      throws IOException {
    if (depth > MAX_DEPTH) {
      throw new LargeObjectException();
    }
    TreeEntries before = new TreeEntries(oldTree);
    TreeEntries after = new TreeEntries(newTree);
    before.skipCommon(after);
    while (before.isValid() || after.isValid()) {
      if (++entries > MAX_ENTRIES || files.size() > MAX_FILES) {
        throw new LargeObjectException();
      }
      int order = before.compareTo(after);
      if (order < 0) {
        delete(before, prefix, depth);
        before.next();
      } else if (order > 0) {
        add(after, prefix, depth);
        after.next();
      } else {
        if (!before.isSameAs(after)) {
          change(before, after, prefix, depth);
        }
        before.next();
        after.next();
        before.skipCommon(after);
      }
    }
  }

  private void delete(TreeEntries entry, byte[] prefix, int depth) throws IOException {
    if (entry.isTree()) {
      compare(objects.tree(entry.id()), NO_TREE, entry.directory(prefix), depth + 1);
    } else {
      files.add(ChangedFile.deleted(entry.path(prefix), entry.mode(), entry.id()));
    }
  }

  private void add(TreeEntries entry, byte[] prefix, int depth) throws IOException {
    if (entry.isTree()) {
      compare(NO_TREE, objects.tree(entry.id()), entry.directory(prefix), depth + 1);
    } else {
      files.add(ChangedFile.added(entry.path(prefix), entry.mode(), entry.id()));
    }
  }

  private void change(TreeEntries before, TreeEntries after, byte[] prefix, int depth)
      throws IOException {
    if (after.isTree()) {
      compare(
          objects.tree(before.id()), objects.tree(after.id()), after.directory(prefix), depth + 1);
    } else {
      files.add(ChangedFile.changed(after.path(prefix), before, after));
    }
  }
}
