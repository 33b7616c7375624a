package org.cienrich.io.git.rebuild;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Makes trees in a mirror, without a worktree. Not thread-safe. */
final class Trees {
  /** The most bytes that a patched file may have. */
  static final int MAX_FILE = 64 << 20;

  private final Repository mirror;

  Trees(Repository mirror) {
    this.mirror = mirror;
  }

  /**
   * Applies a patch.
   *
   * @param parent the commit that it is against; null for a commit without one
   * @throws UnusableException if it does not apply, or names files that no tree may have
   */
  ObjectId patched(@Nullable ObjectId parent, byte[] text) throws IOException, UnusableException {
    Patch patch = new Patch();
    try {
      patch.parse(new ByteArrayInputStream(text));
    } catch (RuntimeException nonsense) {
      throw new UnusableException("The patch makes no sense: " + nonsense);
    }
    if (!patch.getErrors().isEmpty()) {
      throw new UnusableException("The patch is malformed: " + patch.getErrors().get(0));
    }
    try (ObjectInserter inserter = mirror.newObjectInserter();
        ObjectReader reader = mirror.newObjectReader()) {
      DirCache before = files(parent, reader);
      DirCacheEditor editor = before.editor();
      for (FileHeader change : patch.getFiles()) {
        edit(change, before, editor, reader, inserter);
      }
      editor.finish();
      ObjectId tree = before.writeTree(inserter);
      inserter.flush();
      return tree;
    } catch (LargeObjectException e) {
      throw new UnusableException("The patch is of too large a file");
    } catch (RuntimeException nonsense) {
      throw new UnusableException("The patch makes no sense: " + nonsense);
    }
  }

  private DirCache files(@Nullable ObjectId commit, ObjectReader reader) throws IOException {
    DirCache files = DirCache.newInCore();
    if (commit != null) {
      try (RevWalk walk = new RevWalk(reader)) {
        DirCacheBuilder builder = files.builder();
        builder.addTree(
            new byte[0], DirCacheEntry.STAGE_0, reader, walk.parseCommit(commit).getTree());
        builder.finish();
      }
    }
    return files;
  }

  private static void edit(
      FileHeader change,
      DirCache before,
      DirCacheEditor editor,
      ObjectReader reader,
      ObjectInserter inserter)
      throws IOException, UnusableException {
    checkPath(change.getOldPath());
    checkPath(change.getNewPath());
    DirCacheEntry old = null;
    if (change.getChangeType() != FileHeader.ChangeType.ADD) {
      old = before.getEntry(change.getOldPath());
      if (old == null) {
        throw new UnusableException("There is no " + change.getOldPath() + " to be patched");
      }
    }
    switch (change.getChangeType()) {
      case DELETE -> {
        editor.add(new DirCacheEditor.DeletePath(change.getOldPath()));
        return;
      }
      case RENAME -> editor.add(new DirCacheEditor.DeletePath(change.getOldPath()));
      default -> {}
    }
    FileMode mode = mode(change, old);
    ObjectId id = content(change, mode, old, reader, inserter);
    editor.add(
        new DirCacheEditor.PathEdit(change.getNewPath()) {
          @Override
          public void apply(DirCacheEntry entry) {
            entry.setFileMode(mode);
            entry.setObjectId(id);
          }
        });
  }

  private static FileMode mode(FileHeader change, @Nullable DirCacheEntry old)
      throws UnusableException {
    FileMode mode = change.getNewMode();
    if (mode != null && mode != FileMode.MISSING) {
      return mode;
    }
    if (old == null) {
      throw new UnusableException("The patch tells no mode of " + change.getNewPath());
    }
    return old.getFileMode();
  }

  private static ObjectId content(
      FileHeader change,
      FileMode mode,
      @Nullable DirCacheEntry old,
      ObjectReader reader,
      ObjectInserter inserter)
      throws IOException, UnusableException {
    boolean changes = !change.getHunks().isEmpty() || change.getForwardBinaryHunk() != null;
    if (!changes && old != null) {
      if (change.getPatchType() != FileHeader.PatchType.UNIFIED) {
        throw new UnusableException("The patch leaves out the binary file " + change.getNewPath());
      }
      return old.getObjectId();
    }
    if (mode == FileMode.GITLINK || (old != null && old.getFileMode() == FileMode.GITLINK)) {
      return Submodules.patched(change, old);
    }
    if (change.getPatchType() == FileHeader.PatchType.BINARY) {
      throw new UnusableException("The patch leaves out the binary file " + change.getNewPath());
    }
    byte[] before =
        old == null
            ? new byte[0]
            : reader.open(old.getObjectId(), Constants.OBJ_BLOB).getCachedBytes(MAX_FILE);
    return inserter.insert(Constants.OBJ_BLOB, PatchedFile.content(change, before));
  }

  /**
   * Refuses paths that git refuses too.
   *
   * @throws UnusableException for one that is absolute or has an element like {@code .git} or
   *     {@code ..}
   */
  static void checkPath(String path) throws UnusableException {
    if (path.equals("/dev/null")) {
      return;
    }
    try {
      new ObjectChecker().setSafeForMacOS(true).checkPath(path);
    } catch (CorruptObjectException forbidden) {
      throw new UnusableException("No tree may have the file " + path);
    }
  }

  /**
   * Merges two commits as git would without asking anybody.
   *
   * @throws UnusableException if they conflict
   */
  ObjectId merged(ObjectId ours, ObjectId theirs) throws IOException, UnusableException {
    try (ObjectInserter inserter = mirror.newObjectInserter()) {
      Merger merger = MergeStrategy.RECURSIVE.newMerger(inserter, mirror.getConfig());
      if (!merger.merge(ours, theirs)) {
        throw new UnusableException("The parents conflict");
      }
      inserter.flush();
      return merger.getResultTreeId();
    } catch (RuntimeException nonsense) {
      throw new UnusableException("The parents cannot be merged: " + nonsense);
    }
  }

  /**
   * Reads an archive of sources. Where it has an empty folder for a submodule of the parent, the
   * tree has that submodule.
   *
   * @param parent a commit of the mirror; null if there is none
   * @throws UnusableException if it is too large, or has files that no tree may have
   * @throws IOException if it is damaged
   */
  ObjectId unpacked(@Nullable ObjectId parent, InputStream tarGz)
      throws IOException, UnusableException {
    try (ObjectInserter inserter = mirror.newObjectInserter();
        ObjectReader reader = mirror.newObjectReader()) {
      ObjectId tree = new SourceArchive(inserter, Submodules.of(files(parent, reader))).read(tarGz);
      inserter.flush();
      return tree;
    }
  }
}
