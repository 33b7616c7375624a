package org.cienrich.io.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says that a mirror is in use, so that no process removes it: a lock that users share, on a file
 * whose time of change tells when the mirror was last opened. A process has one such lock for all
 * its users of a mirror, since closing a file gives up all locks of the process on it; where other
 * code of the process has the lock, the file stays open. Thread-safe.
 */
final class MirrorUse implements Closeable {
  private static final Map<Path, InThisJvm> USED = new HashMap<>();

  private final Path file;
  private boolean closed;

  private MirrorUse(Path file) {
    this.file = file;
  }

  private static final class InThisJvm {
    private final FileChannel channel;
    private final boolean locked;
    private int users;

    InThisJvm(FileChannel channel, boolean locked) {
      this.channel = channel;
      this.locked = locked;
    }
  }

  /** Notes a use, which lasts until it is closed. The caller has the right to write the mirror. */
  static MirrorUse of(Path file) throws IOException {
    synchronized (USED) {
      InThisJvm used = USED.get(file);
      if (used == null) {
        used = lock(file);
        USED.put(file, used);
      }
      used.users++;
      // Setting the time by name would open and close the file, and so give up its locks.
      used.channel.write(ByteBuffer.allocate(1), 0);
    }
    return new MirrorUse(file);
  }

  private static InThisJvm lock(Path file) throws IOException {
    FileChannel channel = open(file);
    boolean kept = false;
    try {
      if (channel.tryLock(0, Long.MAX_VALUE, /* shared= */ true) == null) {
        throw new IOException("The mirror is being removed: " + file);
      }
      kept = true;
      return new InThisJvm(channel, true);
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      kept = true;
      return new InThisJvm(channel, false);
    } finally {
      if (!kept) {
        channel.close();
      }
    }
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
        if (used.locked) {
          used.channel.close();
        }
      }
    }
  }
}
