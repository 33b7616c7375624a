package org.cienrich.io.git.worktree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.cienrich.io.git.diff.TreeEntries;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.git.object.GitPaths;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Writes the files of one tree as git stores them: no filter, no conversion of line ends, nothing
 * that {@code .gitattributes} asks for. A symbolic link becomes a file with the content of the file
 * that it stands for. Used once, by one thread.
 */
final class TreeExport {
  private static final int MAX_DEPTH = 250;

  /** Leaves room for the folder of the tree in the 4,095 bytes that Linux takes. */
  private static final int MAX_PATH = 3000;

  private final GitObjects objects;
  private final WorktreeLimits limits;
  private final ReadOnlyFiles files;
  private final EntryNames names = new EntryNames();
  private final LinkTargets links;
  private final AbsentEntries absent = new AbsentEntries();
  private final Deque<ObjectId> trees = new ArrayDeque<>();
  private int entries;
  private long bytes;

  TreeExport(GitObjects objects, WorktreeLimits limits, ReadOnlyFiles files) {
    this.objects = objects;
    this.limits = limits;
    this.files = files;
    this.links = new LinkTargets(objects, names);
  }

  /**
   * Writes a tree.
   *
   * @param folder is made
   * @return what of the tree is not there
   * @throws TreeTooLargeException if it is larger than the limits
   * @throws LargeObjectException if one folder has more entries than can be read
   * @throws CancellationException if the thread is interrupted
   */
  List<String> write(ObjectId tree, Path folder) throws IOException {
    ReadOnlyFiles.createFolder(folder);
    write(tree, folder, new byte[0]);
    return absent.list();
  }

  private void write(ObjectId tree, Path folder, byte[] prefix) throws IOException {
    trees.push(tree);
    TreeEntries entry = new TreeEntries(objects.tree(tree));
    for (; entry.isValid(); entry.next()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted while writing files");
      }
      if (++entries > limits.maxEntries()) {
        throw new TreeTooLargeException(
            "more than "
                + limits.maxEntries()
                + " entries; leave the repository out, or do not scan it");
      }
      byte[] name = entry.name();
      byte[] path = joined(prefix, name);
      String refusal = names.refusal(name);
      if (refusal == null && path.length > MAX_PATH) {
        refusal = "a path of more than 3,000 bytes";
      }
      if (refusal != null) {
        absent.add(path, refusal);
      } else {
        write(entry, folder.resolve(names.onDisk(name)), path);
      }
    }
    trees.pop();
    ReadOnlyFiles.finishFolder(folder);
  }

  private void write(TreeEntries entry, Path file, byte[] path) throws IOException {
    FileMode mode = entry.mode();
    if (entry.isTree()) {
      writeFolder(entry.id(), file, path);
    } else if (FileMode.GITLINK.equals(mode)) {
      absent.add(path, "a submodule");
    } else if (FileMode.SYMLINK.equals(mode)) {
      writeLink(entry.id(), file, path);
    } else {
      writeFile(entry.id(), mode, file, path);
    }
  }

  private void writeFolder(ObjectId tree, Path folder, byte[] path) throws IOException {
    if (trees.size() == MAX_DEPTH) {
      absent.add(path, "a folder deeper than 250 others");
      return;
    }
    try {
      ReadOnlyFiles.createFolder(folder);
    } catch (FileAlreadyExistsException taken) {
      addTaken(path);
      return;
    }
    write(tree, folder, joined(path, new byte[] {'/'}));
  }

  private void writeLink(ObjectId link, Path file, byte[] path) throws IOException {
    LinkTargets.Target target = links.follow(trees, link);
    if (target instanceof LinkTargets.File found) {
      writeFile(found.content(), found.mode(), file, path);
    } else if (target instanceof LinkTargets.Nothing nothing) {
      absent.add(path, nothing.reason());
    }
  }

  private void writeFile(ObjectId blob, FileMode mode, Path file, byte[] path) throws IOException {
    boolean executable = FileMode.EXECUTABLE_FILE.equals(mode);
    try {
      byte[] content = objects.blob(blob);
      count(content.length, path);
      if (LfsPointer.is(content)) {
        absent.add(path, "a content kept by Git LFS");
      } else {
        files.write(file, content, executable);
      }
    } catch (LargeObjectException large) {
      writeLarge(blob, executable, file, path);
    } catch (FileAlreadyExistsException taken) {
      addTaken(path);
    }
  }

  private void writeLarge(ObjectId blob, boolean executable, Path file, byte[] path)
      throws IOException {
    long length = objects.lengthOfBlob(blob);
    count(length, path);
    try (InputStream content = objects.openBlob(blob)) {
      files.write(file, content, length, executable);
    } catch (FileAlreadyExistsException taken) {
      addTaken(path);
    }
  }

  private void count(long length, byte[] path) throws TreeTooLargeException {
    if (length > limits.maxBytes() - bytes) {
      throw new TreeTooLargeException(
          "more than "
              + limits.maxBytes()
              + " bytes, with "
              + GitPaths.decode(path)
              + "; raise --maxRepositorySize, or leave the repository out");
    }
    bytes += length;
  }

  /** A damaged tree has a name twice; a file system may hold two names to be one. */
  private void addTaken(byte[] path) {
    absent.add(path, "a name that another file has");
  }

  private static byte[] joined(byte[] start, byte[] end) {
    byte[] joined = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, joined, start.length, end.length);
    return joined;
  }
}
