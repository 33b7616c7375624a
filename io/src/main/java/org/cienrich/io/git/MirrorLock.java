package org.cienrich.io.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The right to write a mirror, which one thread of one process has at a time. */
final class MirrorLock implements AutoCloseable {
  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();
  private static final long POLL_MILLIS = 100;

  private final ReentrantLock ofThread;
  private final FileChannel channel;

  private MirrorLock(ReentrantLock ofThread, FileChannel channel) {
    this.ofThread = ofThread;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @return the lock, or null if it was not free within the limit
   */
  static @Nullable MirrorLock acquire(Path file, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    ReentrantLock ofThread = IN_THIS_JVM.computeIfAbsent(file, key -> new ReentrantLock());
    if (!ofThread.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      return null;
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (!tryLock(channel)) {
        if (System.nanoTime() - deadline > 0) {
          return null;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      MirrorLock lock = new MirrorLock(ofThread, channel);
      channel = null;
      ofThread = null;
      return lock;
    } finally {
      if (channel != null) {
        channel.close();
      }
      if (ofThread != null) {
        ofThread.unlock();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      return false;
    }
  }

  /** Gives the lock back; closing the file releases its lock. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      ofThread.unlock();
    }
  }
}
