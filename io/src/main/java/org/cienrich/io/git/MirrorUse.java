package org.cienrich.io.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a mirror is in use, so that no process removes it: a lock that users share, on a file
 * whose time of change tells when the mirror was last opened. A process has one such lock for all
 * its users of a mirror, since closing a file gives up all locks of the process on it. Thread-safe.
 */
final class MirrorUse implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorUse.class);
  private static final Map<Path, InThisJvm> USED = new HashMap<>();

  private final Path file;
  private boolean closed;

  private MirrorUse(Path file) {
    this.file = file;
  }

  private static final class InThisJvm {
    private final FileChannel channel;
    private int users;

    InThisJvm(FileChannel channel) {
      this.channel = channel;
    }
  }

  /** Notes a use, which lasts until it is closed. The caller has the right to write the mirror. */
  static MirrorUse of(Path file) throws IOException {
    synchronized (USED) {
      InThisJvm used = USED.get(file);
      if (used == null) {
        used = new InThisJvm(lock(file));
        USED.put(file, used);
      }
      used.users++;
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    return new MirrorUse(file);
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel = open(file);
    boolean locked = false;
    try {
      if (channel.tryLock(0, Long.MAX_VALUE, /* shared= */ true) == null) {
        throw new IOException("The mirror is being removed: " + file);
      }
      locked = true;
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      LOG.debug("{} is in use by other code of this process", file);
      locked = true;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return channel;
  }

  /**
   * Returns the right to remove a mirror, which ends when it is closed; null if it is in use.
   *
   * @param file as for {@link #of}; the caller has the right to write the mirror
   */
  static @Nullable Closeable tryExclude(Path file) throws IOException {
    synchronized (USED) {
      if (USED.containsKey(file)) {
        return null;
      }
      FileChannel channel = open(file);
      boolean excluded = false;
      try {
        excluded = channel.tryLock() != null;
      } catch (OverlappingFileLockException heldByAnotherClassLoader) {
        excluded = false;
      } finally {
        if (!excluded) {
          channel.close();
        }
      }
      return excluded ? channel : null;
    }
  }

  /** Returns when the mirror was last opened; long ago if nobody knows. */
  static Instant lastOf(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException neverUsed) {
      return Instant.EPOCH;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    synchronized (USED) {
      if (closed) {
        return;
      }
      closed = true;
      InThisJvm used = USED.get(file);
      if (used != null && --used.users == 0) {
        USED.remove(file);
        used.channel.close();
      }
    }
  }
}
