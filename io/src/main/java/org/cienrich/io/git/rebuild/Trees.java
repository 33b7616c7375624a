package org.cienrich.io.git.rebuild;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.patch.BinaryHunk;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Makes trees in a mirror, without a worktree. Not thread-safe. */
final class Trees {
  /** The most bytes that the binary files of a patch may have. */
  private static final long MAX_BINARY = 256L << 20;

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
    patch.parse(new ByteArrayInputStream(text));
    check(patch);
    try (ObjectInserter inserter = mirror.newObjectInserter();
        RevWalk walk = new RevWalk(mirror)) {
      ObjectId before =
          parent == null
              ? inserter.insert(new TreeFormatter())
              : walk.parseCommit(parent).getTree().getId();
      inserter.flush();
      if (patch.getFiles().isEmpty()) {
        return before;
      }
      PatchApplier.Result result =
          new PatchApplier(mirror, walk.parseTree(before), inserter).applyPatch(patch);
      if (!result.getErrors().isEmpty()) {
        throw new UnusableException("The patch does not apply: " + result.getErrors().get(0));
      }
      inserter.flush();
      return result.getTreeId();
    } catch (RuntimeException nonsense) {
      throw new UnusableException("The patch makes no sense: " + nonsense);
    }
  }

  private static void check(Patch patch) throws UnusableException {
    if (!patch.getErrors().isEmpty()) {
      throw new UnusableException("The patch is malformed: " + patch.getErrors().get(0));
    }
    long binary = 0;
    for (FileHeader file : patch.getFiles()) {
      checkPath(file.getOldPath());
      checkPath(file.getNewPath());
      BinaryHunk hunk = file.getForwardBinaryHunk();
      if (hunk != null) {
        binary += hunk.getSize();
      } else if (file.getPatchType() == FileHeader.PatchType.BINARY) {
        throw new UnusableException("The patch leaves out the binary file " + file.getNewPath());
      }
    }
    if (binary > MAX_BINARY) {
      throw new UnusableException("The patch has too large binary files");
    }
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
   * Reads an archive of sources.
   *
   * @throws UnusableException if it is too large, or has files that no tree may have
   * @throws IOException if it is damaged
   */
  ObjectId unpacked(InputStream tarGz) throws IOException, UnusableException {
    try (ObjectInserter inserter = mirror.newObjectInserter()) {
      ObjectId tree = new SourceArchive(inserter).read(tarGz);
      inserter.flush();
      return tree;
    }
  }
}
