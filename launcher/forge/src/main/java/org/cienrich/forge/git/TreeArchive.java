package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes a commit's tree as {@code git archive} does: a pax header with the id, folders, executable
 * bits, symbolic links, empty folders for submodules. Attributes that leave files out or change
 * them are not looked at.
 */
final class TreeArchive {

  private static final int FILE = 0664;
  private static final int PROGRAM = 0775;

  private final ObjectReader reader;
  private final TarArchiveOutputStream tar;
  private final Instant time;

  private TreeArchive(ObjectReader reader, TarArchiveOutputStream tar, Instant time) {
    this.reader = reader;
    this.tar = tar;
    this.time = time;
  }

  /**
   * Writes the archive of a commit that is there.
   *
   * @param folder what everything in it is below
   */
  static void write(GitRoots roots, String fullName, String sha, String folder, OutputStream out)
      throws IOException {
    try (Repository repository =
            roots.openWithAttic(fullName).orElseThrow(() -> new FileNotFoundException(fullName));
        RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(sha));
      GZIPOutputStream zipped = new GZIPOutputStream(out);
      TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped, ISO_8859_1.name());
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      Instant time = commit.getCommitterIdent().getWhenAsInstant();
      TreeArchive archive = new TreeArchive(walk.getObjectReader(), tar, time);
      archive.comment(sha);
      archive.directory(folder + "/");
      try (TreeWalk tree = new TreeWalk(archive.reader)) {
        tree.addTree(commit.getTree());
        while (tree.next()) {
          archive.add(folder, tree);
        }
      }
      tar.finish();
      zipped.finish();
    }
  }

  private void comment(String sha) throws IOException {
    TarArchiveEntry entry =
        new TarArchiveEntry("pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
    entry.addPaxHeader("comment", sha);
    open(entry, 0666);
  }

  private void add(String folder, TreeWalk tree) throws IOException {
    FileMode mode = tree.getFileMode(0);
    String path = folder + "/" + new String(tree.getRawPath(), ISO_8859_1);
    if (mode.equals(FileMode.TREE)) {
      directory(path + "/");
      tree.enterSubtree();
    } else if (mode.equals(FileMode.GITLINK)) {
      directory(path + "/");
    } else if (mode.equals(FileMode.SYMLINK)) {
      TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
      entry.setLinkName(
          new String(reader.open(tree.getObjectId(0), Constants.OBJ_BLOB).getBytes(), ISO_8859_1));
      put(entry, 0777, new byte[0]);
    } else {
      file(path, mode, reader.open(tree.getObjectId(0), Constants.OBJ_BLOB));
    }
  }

  private void directory(String path) throws IOException {
    put(new TarArchiveEntry(path), PROGRAM, new byte[0]);
  }

  private void file(String path, FileMode mode, ObjectLoader blob) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(path);
    entry.setSize(blob.getSize());
    open(entry, mode.equals(FileMode.EXECUTABLE_FILE) ? PROGRAM : FILE);
    blob.copyTo(tar);
    tar.closeArchiveEntry();
  }

  private void put(TarArchiveEntry entry, int permissions, byte[] content) throws IOException {
    entry.setSize(content.length);
    open(entry, permissions);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void open(TarArchiveEntry entry, int permissions) throws IOException {
    entry.setMode(permissions);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(time.toEpochMilli());
    tar.putArchiveEntry(entry);
  }
}
