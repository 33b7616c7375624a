package org.cienrich.io.git.worktree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.git.worktree.OpenTrees.Claim;
import org.cienrich.io.git.worktree.OpenTrees.OpenTree;
import org.cienrich.io.git.worktree.OpenTrees.WrittenTree;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trees that this process has on the disk, each once: {@code <folder>/<process>/<tree id>}.
 * Files are as git stores them, read-only, with one constant time; the same tree gives the same
 * files on every machine with names in UTF-8. Nothing in a tree is a link: where a symbolic link
 * stands for a file of the tree there is a second file with its content, and other links are
 * absent. Absent are also submodules, what Git LFS keeps elsewhere, and names that cannot be.
 * Thread-safe.
 */
public final class Worktrees {
  private static final Logger LOG = LoggerFactory.getLogger(Worktrees.class);
  private static final ConcurrentMap<Path, Shared> OF_THIS_JVM = new ConcurrentHashMap<>();
  private static final long KEPT_BYTES = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 20);

  private final Shared shared;
  private final WorktreeLimits limits;

  private Worktrees(Shared shared, WorktreeLimits limits) {
    this.shared = shared;
    this.limits = limits;
  }

  /** What all users of one folder have in common. */
  private static final class Shared {
    private final Path all;
    private final OpenTrees trees = new OpenTrees();
    private @Nullable ProcessFolder ofProcess;

    Shared(Path all) {
      this.all = all;
    }

    synchronized Path folder() throws IOException {
      ProcessFolder folder = ofProcess;
      if (folder == null || !folder.isWhole()) {
        folder = ProcessFolder.createIn(all);
        ofProcess = folder;
      }
      return folder.folder();
    }
  }

  /** Returns the trees below a folder, which other processes may use too. */
  public static Worktrees in(Path folder, WorktreeLimits limits) {
    Path all = folder.toAbsolutePath().normalize();
    return new Worktrees(OF_THIS_JVM.computeIfAbsent(all, Shared::new), limits);
  }

  /** Removes what processes that were killed have left below a folder. */
  public static void removeAbandoned(Path folder) throws IOException {
    ProcessFolder.removeAbandoned(folder);
  }

  /**
   * Gives the files of a tree: those that are there already, or new ones when there is room, in the
   * order of the calls. A thread that holds trees and wants another one may wait for itself.
   *
   * @param mirror a bare repository, read until this returns
   * @throws RepositoryUnavailableException if the tree is larger than the limits, or objects cannot
   *     be read or files not be written; nothing is left behind then
   * @throws CancellationException if the thread is interrupted
   */
  public Worktree open(Repository mirror, ObjectId tree) throws RepositoryUnavailableException {
    try {
      Claim claim = shared.trees.claim(tree.name(), limits.maxTrees());
      WrittenTree there = claim.written();
      WrittenTree files = there == null ? write(mirror, tree, claim.tree()) : there;
      return new Use(shared.trees, claim.tree(), files);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for room for files");
    } catch (TreeTooLargeException e) {
      throw new RepositoryUnavailableException(
          MissingReason.TOO_LARGE, "The tree " + tree.name() + " has " + e.getMessage(), e);
    } catch (LargeObjectException e) {
      throw new RepositoryUnavailableException(
          MissingReason.TOO_LARGE, "The tree " + tree.name() + " has a folder of over 64 MiB", e);
    } catch (IOException | UnsupportedOperationException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted while writing files");
      }
      throw new RepositoryUnavailableException(
          MissingReason.UNAVAILABLE,
          "The files of the tree " + tree.name() + " cannot be written: " + e,
          e);
    }
  }

  private WrittenTree write(Repository mirror, ObjectId tree, OpenTree open) throws IOException {
    boolean isReady = false;
    try {
      Path folder = shared.folder().resolve(tree.name());
      WrittenTree written = new WrittenTree(folder, write(mirror, tree, folder));
      shared.trees.ready(open, written);
      isReady = true;
      return written;
    } finally {
      if (!isReady) {
        shared.trees.removed(open);
      }
    }
  }

  private List<String> write(Repository mirror, ObjectId tree, Path folder) throws IOException {
    Path unfinished = folder.resolveSibling(tree.name() + ".part");
    ReadOnlyFiles.delete(folder);
    ReadOnlyFiles.delete(unfinished);
    boolean written = false;
    try (GitObjects objects = GitObjects.of(mirror, KEPT_BYTES)) {
      ReadOnlyFiles files = ReadOnlyFiles.in(folder.getParent());
      List<String> absent = new TreeExport(objects, limits, files).write(tree, unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      written = true;
      return absent;
    } finally {
      if (!written) {
        remove(unfinished);
      }
    }
  }

  private static void remove(Path folder) {
    try {
      ReadOnlyFiles.delete(folder);
    } catch (IOException e) {
      LOG.warn("Files stay on the disk until the next start: {}", e.toString());
    }
  }

  /** One use of a tree. */
  private static final class Use implements Worktree {
    private final OpenTrees trees;
    private final OpenTree tree;
    private final WrittenTree files;
    private boolean isClosed;

    Use(OpenTrees trees, OpenTree tree, WrittenTree files) {
      this.trees = trees;
      this.tree = tree;
      this.files = files;
    }

    @Override
    public Path folder() {
      return files.folder();
    }

    @Override
    public List<String> absent() {
      return files.absent();
    }

    @Override
    public synchronized void close() {
      if (isClosed) {
        return;
      }
      isClosed = true;
      if (trees.release(tree)) {
        try {
          remove(files.folder());
        } finally {
          trees.removed(tree);
        }
      }
    }
  }
}
