package org.cienrich.io.git.diff;

import org.cienrich.features.facts.FileChange.Kind;
import org.cienrich.io.git.object.GitPaths;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A file in which two trees differ.
 *
 * @param oldPath its name in the old tree, null where it is new; not to be changed
 * @param newPath its name in the new tree, null where it is gone; not to be changed
 * @param oldMode {@link FileMode#MISSING} where it is new
 * @param newMode {@link FileMode#MISSING} where it is gone
 * @param oldId the zero id where it is new
 * @param newId the zero id where it is gone
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record ChangedFile(
    byte @Nullable [] oldPath,
    byte @Nullable [] newPath,
    FileMode oldMode,
    FileMode newMode,
    ObjectId oldId,
    ObjectId newId) {

  static ChangedFile added(byte[] path, FileMode mode, ObjectId id) {
    return new ChangedFile(null, path, FileMode.MISSING, mode, ObjectId.zeroId(), id);
  }

  static ChangedFile deleted(byte[] path, FileMode mode, ObjectId id) {
    return new ChangedFile(path, null, mode, FileMode.MISSING, id, ObjectId.zeroId());
  }

  static ChangedFile changed(byte[] path, TreeEntries before, TreeEntries after) {
    return new ChangedFile(path, path, before.mode(), after.mode(), before.id(), after.id());
  }

  /** Returns this added file as what became of a deleted one. */
  ChangedFile renamedFrom(ChangedFile source) {
    return new ChangedFile(source.oldPath, newPath, source.oldMode, newMode, source.oldId, newId);
  }

  /** Tells whether an entry of a tree is a file: no link and no submodule. */
  static boolean isFile(FileMode mode) {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }

  boolean isAdded() {
    return oldPath == null;
  }

  boolean isDeleted() {
    return newPath == null;
  }

  /** Tells whether the file had another name before. */
  public boolean isRenamed() {
    return oldPath != null && newPath != null && oldPath != newPath;
  }

  /** Returns git's status. */
  public Kind kind() {
    if (isAdded()) {
      return Kind.ADDED;
    }
    if (isDeleted()) {
      return Kind.DELETED;
    }
    if (isRenamed()) {
      return Kind.RENAMED;
    }
    return typeOf(oldMode) == typeOf(newMode) ? Kind.MODIFIED : Kind.TYPE_CHANGED;
  }

  private static int typeOf(FileMode mode) {
    return mode.getBits() & FileMode.TYPE_MASK;
  }

  /** Returns the name after the change, of a file that is gone the one before it. */
  public String path() {
    return GitPaths.decode(newPath != null ? newPath : oldPath);
  }

  /** Returns the name before the change, of a new file the one after it. */
  public String pathBefore() {
    return GitPaths.decode(oldPath != null ? oldPath : newPath);
  }
}
