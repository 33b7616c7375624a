package org.cienrich.io.git.worktree;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.cienrich.io.git.diff.TreeEntries;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of one tree that its symbolic links stand for, as the system would, through other
 * links too, but in the tree itself and not on a disk. Not thread-safe.
 */
final class LinkTargets {
  /** As Linux has it. */
  private static final int MAX_LINKS = 40;

  private static final int MAX_BYTES = 4095;

  /** How many entries of trees are looked at for all links together. */
  private static final int MAX_LOOKED_AT = 20_000_000;

  private final GitObjects objects;
  private final EntryNames names;
  private int lookedAt;

  LinkTargets(GitObjects objects, EntryNames names) {
    this.objects = objects;
    this.names = names;
  }

  /** A file, or why there is none. */
  sealed interface Target {}

  /**
   * A file of the tree.
   *
   * @param mode that of a file, executable or not
   */
  record File(ObjectId content, FileMode mode) implements Target {}

  /** No file of the tree. */
  record Nothing(String reason) implements Target {}

  private static final Nothing OUTSIDE = new Nothing("a link that leads out of the tree");
  private static final Nothing FOLDER = new Nothing("a link to a folder");
  private static final Nothing BROKEN = new Nothing("a link to nothing");
  private static final Nothing REFUSED = new Nothing("a link to what is not there");
  private static final Nothing CIRCLE = new Nothing("a link through more than 40 links");
  private static final Nothing TOO_LONG = new Nothing("a link of more than 4,095 bytes");
  private static final Nothing TOO_MANY = new Nothing("a link, of more than can be followed");

  /**
   * Follows a link.
   *
   * @param folders the trees from the root to the one that has the link, the last one first
   * @param link the id of its content
   */
  Target follow(Deque<ObjectId> folders, ObjectId link) throws IOException {
    Deque<ObjectId> at = new ArrayDeque<>(folders);
    Deque<byte[]> ahead = new ArrayDeque<>();
    Nothing problem = take(link, ahead);
    for (int links = 1; problem == null && !ahead.isEmpty(); ) {
      byte[] name = ahead.pop();
      if (name.length == 0 || isDots(name, 1)) {
        continue;
      }
      if (isDots(name, 2)) {
        at.pop();
        problem = at.isEmpty() ? OUTSIDE : null;
        continue;
      }
      if (names.refusal(name) != null) {
        return REFUSED;
      }
      TreeEntries entry = find(at.element(), name);
      if (lookedAt > MAX_LOOKED_AT) {
        return TOO_MANY;
      }
      if (entry == null) {
        return BROKEN;
      }
      if (entry.isTree()) {
        at.push(entry.id());
      } else if (FileMode.SYMLINK.equals(entry.mode())) {
        problem = ++links > MAX_LINKS ? CIRCLE : take(entry.id(), ahead);
      } else if (FileMode.GITLINK.equals(entry.mode())) {
        return REFUSED;
      } else {
        return ahead.isEmpty() ? new File(entry.id(), entry.mode()) : BROKEN;
      }
    }
    return problem == null ? FOLDER : problem;
  }

  /** Puts the names in a link before those that are to be followed after it. */
  private @Nullable Nothing take(ObjectId link, Deque<byte[]> ahead) throws IOException {
    if (objects.lengthOfBlob(link) > MAX_BYTES) {
      return TOO_LONG;
    }
    byte[] target = objects.blob(link);
    if (target.length == 0) {
      return BROKEN;
    }
    if (target[0] == '/') {
      return OUTSIDE;
    }
    int end = target.length;
    for (int at = target.length - 1; at >= -1; at--) {
      if (at < 0 || target[at] == '/') {
        ahead.push(Arrays.copyOfRange(target, at + 1, end));
        end = at;
      }
    }
    return null;
  }

  private @Nullable TreeEntries find(ObjectId tree, byte[] name) throws IOException {
    TreeEntries entries = new TreeEntries(objects.tree(tree));
    for (; entries.isValid(); entries.next()) {
      lookedAt++;
      if (entries.isNamed(name)) {
        return entries;
      }
    }
    return null;
  }

  private static boolean isDots(byte[] name, int count) {
    return name.length == count && name[0] == '.' && name[count - 1] == '.';
  }
}
