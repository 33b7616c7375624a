package org.cienrich.io.git.diff;

import java.util.Arrays;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Reads the entries of one tree, one after the other. Modes are those that git knows: whatever the
 * permissions, a file is executable by its owner or not. Not thread-safe.
 */
public final class TreeEntries {
  private static final int OWNER_EXECUTES = 0100;
  private static final int MOST_DIGITS = 7;

  private final byte[] tree;
  private FileMode mode = FileMode.MISSING;
  private int start;
  private int nameStart;
  private int nameEnd;
  private int next;
  private boolean valid;

  /** Goes to the first entry. */
  public TreeEntries(byte[] tree) throws CorruptObjectException {
    this.tree = tree;
    next();
  }

  /** Tells whether there is a present entry; otherwise all have been read. */
  public boolean isValid() {
    return valid;
  }

  public void next() throws CorruptObjectException {
    valid = next < tree.length;
    start = next;
    if (!valid) {
      return;
    }
    int at = next;
    int bits = 0;
    for (; at < tree.length && tree[at] != ' '; at++) {
      if (tree[at] < '0' || tree[at] > '7' || at - next == MOST_DIGITS) {
        throw new CorruptObjectException("A tree has an entry without a mode");
      }
      bits = (bits << 3) | (tree[at] - '0');
    }
    mode = modeOf(bits);
    nameStart = at + 1;
    nameEnd = Text.indexOfZero(tree, nameStart, tree.length);
    next = nameEnd + 1 + Constants.OBJECT_ID_LENGTH;
    if (nameEnd == nameStart || next > tree.length) {
      throw new CorruptObjectException("A tree is cut off, or an entry has no name");
    }
  }

  /** Goes on, here and in another tree, past entries that are equal in both. */
  void skipCommon(TreeEntries other) throws CorruptObjectException {
    if (!valid || !other.valid) {
      return;
    }
    int mismatch =
        Arrays.mismatch(tree, start, tree.length, other.tree, other.start, other.tree.length);
    int common = mismatch < 0 ? tree.length - start : mismatch;
    int from = start;
    while (valid && next - from <= common) {
      next();
    }
    other.next = other.start + (valid ? start : tree.length) - from;
    other.next();
  }

  private static FileMode modeOf(int bits) {
    return switch (bits & FileMode.TYPE_MASK) {
      case FileMode.TYPE_FILE ->
          (bits & OWNER_EXECUTES) != 0 ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
      case FileMode.TYPE_SYMLINK -> FileMode.SYMLINK;
      case FileMode.TYPE_TREE -> FileMode.TREE;
      default -> FileMode.GITLINK;
    };
  }

  public FileMode mode() {
    return mode;
  }

  public boolean isTree() {
    return mode == FileMode.TREE;
  }

  public ObjectId id() {
    return ObjectId.fromRaw(tree, nameEnd + 1);
  }

  /** Returns the bytes of the name, at least one. */
  public byte[] name() {
    return Arrays.copyOfRange(tree, nameStart, nameEnd);
  }

  public boolean isNamed(byte[] name) {
    return Arrays.equals(tree, nameStart, nameEnd, name, 0, name.length);
  }

  /** Orders as git does: the name of a directory ends in a slash; no entry is the last. */
  int compareTo(TreeEntries other) {
    if (!valid || !other.valid) {
      return Boolean.compare(other.valid, valid);
    }
    int common =
        Arrays.mismatch(tree, nameStart, nameEnd, other.tree, other.nameStart, other.nameEnd);
    return common < 0 ? last() - other.last() : byteAt(common) - other.byteAt(common);
  }

  private int byteAt(int index) {
    return nameStart + index < nameEnd ? tree[nameStart + index] & 0xff : last();
  }

  private int last() {
    return isTree() ? '/' : 0;
  }

  /** Tells whether another entry has the same mode and content. */
  boolean isSameAs(TreeEntries other) {
    return mode == other.mode
        && Arrays.equals(tree, nameEnd + 1, next, other.tree, other.nameEnd + 1, other.next);
  }

  byte[] path(byte[] prefix) {
    byte[] path = Arrays.copyOf(prefix, prefix.length + nameEnd - nameStart);
    System.arraycopy(tree, nameStart, path, prefix.length, nameEnd - nameStart);
    return path;
  }

  /** Returns the path with a slash at its end. */
  byte[] directory(byte[] prefix) {
    byte[] path = path(prefix);
    byte[] directory = Arrays.copyOf(path, path.length + 1);
    directory[path.length] = '/';
    return directory;
  }
}
