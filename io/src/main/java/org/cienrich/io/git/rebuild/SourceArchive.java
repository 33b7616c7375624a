package org.cienrich.io.git.rebuild;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * Reads a tar archive as forges make them, all files in one folder, into git objects; no file is
 * written. Of submodules an archive has empty folders.
 */
final class SourceArchive {
  private static final long MAX_BYTES = 4L << 30;
  private static final int MAX_ENTRIES = 1_000_000;

  private final ObjectInserter inserter;
  private final Map<String, ObjectId> submodules;
  private final long maxBytes;
  private final int maxEntries;

  /**
   * @param submodules that an empty folder may stand for, by path
   */
  SourceArchive(ObjectInserter inserter, Map<String, ObjectId> submodules) {
    this(inserter, submodules, MAX_BYTES, MAX_ENTRIES);
  }

  SourceArchive(
      ObjectInserter inserter, Map<String, ObjectId> submodules, long maxBytes, int maxEntries) {
    this.inserter = inserter;
    this.submodules = submodules;
    this.maxBytes = maxBytes;
    this.maxEntries = maxEntries;
  }

  /** Returns the tree of all files of the archive. */
  ObjectId read(InputStream tarGz) throws IOException, UnusableException {
    DirCache files = DirCache.newInCore();
    DirCacheBuilder builder = files.builder();
    long bytes = 0;
    int entries = 0;
    TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(tarGz)), StandardCharsets.UTF_8.name());
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      bytes += entry.getSize();
      entries++;
      if (bytes > maxBytes || entries > maxEntries) {
        throw new UnusableException("The archive is too large");
      }
      if (!entry.isDirectory()) {
        builder.add(file(entry, tar));
      } else {
        submodule(entry).ifPresent(builder::add);
      }
    }
    try {
      builder.finish();
      return files.writeTree(inserter);
    } catch (IllegalStateException repeated) {
      throw new UnusableException("The archive has a file twice");
    }
  }

  /** A folder with files in it is there as a folder too; no submodule has its path then. */
  private Optional<DirCacheEntry> submodule(TarArchiveEntry folder) {
    String name = folder.getName().replaceFirst("/$", "");
    String path = name.substring(name.indexOf('/') + 1);
    ObjectId commit = submodules.get(path);
    if (commit == null) {
      return Optional.empty();
    }
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(FileMode.GITLINK);
    entry.setObjectId(commit);
    return Optional.of(entry);
  }

  private DirCacheEntry file(TarArchiveEntry entry, TarArchiveInputStream tar)
      throws IOException, UnusableException {
    int slash = entry.getName().indexOf('/');
    if (slash <= 0) {
      throw new UnusableException("The archive has a file outside its folder");
    }
    String path = entry.getName().substring(slash + 1);
    Trees.checkPath(path);
    DirCacheEntry file = new DirCacheEntry(path);
    if (entry.isSymbolicLink()) {
      file.setFileMode(FileMode.SYMLINK);
      file.setObjectId(
          inserter.insert(
              Constants.OBJ_BLOB, entry.getLinkName().getBytes(StandardCharsets.UTF_8)));
    } else if (isPlain(entry)) {
      boolean executable = (entry.getMode() & 0100) != 0;
      file.setFileMode(executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
      file.setObjectId(inserter.insert(Constants.OBJ_BLOB, entry.getSize(), tar));
    } else {
      throw new UnusableException("The archive has something that is no file: " + path);
    }
    return file;
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    return !entry.isLink()
        && !entry.isFIFO()
        && !entry.isCharacterDevice()
        && !entry.isBlockDevice()
        && entry.isFile();
  }
}
