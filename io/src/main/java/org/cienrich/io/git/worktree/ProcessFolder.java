package org.cienrich.io.git.worktree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder {@code <id>} that one process has for itself beside those of others, and the lock on
 * {@code <id>.lock} that says until its end that it lives. Thread-safe.
 */
final class ProcessFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);
  private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})(?:\\.lock)?");
  private static final int MAX_ATTEMPTS = 100;

  /** The locks of this process. Opening and closing such a file again would give its lock up. */
  private static final Map<Path, FileChannel> OWN = new HashMap<>();

  private final Path lockFile;
  private final Path folder;

  private ProcessFolder(Path lockFile, Path folder) {
    this.lockFile = lockFile;
    this.folder = folder;
  }

  /** Makes a folder, for good: it is left to those who remove what is abandoned. */
  static synchronized ProcessFolder createIn(Path all) throws IOException {
    Files.createDirectories(all);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      String id = UUID.randomUUID().toString();
      Path lockFile = lockFileOf(all, id);
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // A process that removes what is abandoned may have locked or deleted the file meanwhile.
      if (channel.tryLock() != null && Files.exists(lockFile)) {
        OWN.put(lockFile, channel);
        return new ProcessFolder(lockFile, Files.createDirectory(all.resolve(id)));
      }
      channel.close();
    }
    throw new IOException("Other processes remove the lock files in " + all);
  }

  /** Removes the folders of processes that are no more. What cannot be removed is a warning. */
  static void removeAbandoned(Path all) throws IOException {
    if (Files.notExists(all)) {
      return;
    }
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> found = Files.list(all)) {
      for (Path file : (Iterable<Path>) found::iterator) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          ids.add(name.group(1));
        }
      }
    }
    for (String id : ids) {
      try {
        removeIfAbandoned(all, id);
      } catch (IOException e) {
        LOG.warn("Files that another process left stay in {}: {}", all.resolve(id), e.toString());
      }
    }
  }

  private static synchronized void removeIfAbandoned(Path all, String id) throws IOException {
    Path lockFile = lockFileOf(all, id);
    if (OWN.containsKey(lockFile)) {
      return;
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    } catch (NoSuchFileException removedByHand) {
      ReadOnlyFiles.delete(all.resolve(id));
      return;
    }
    try {
      if (channel.tryLock() != null) {
        ReadOnlyFiles.delete(all.resolve(id));
        Files.deleteIfExists(lockFile);
      }
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      OWN.put(lockFile, channel);
    } finally {
      if (!OWN.containsKey(lockFile)) {
        channel.close();
      }
    }
  }

  private static Path lockFileOf(Path all, String id) {
    return all.toAbsolutePath().normalize().resolve(id + ".lock");
  }

  Path folder() {
    return folder;
  }

  /** Tells whether the folder is still there and locked: a cache may be deleted at any time. */
  boolean isWhole() {
    return Files.exists(lockFile) && Files.exists(folder);
  }
}
