package org.cienrich.io.scan.trivy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cienrich.io.scan.ScanException;
import org.jspecify.annotations.Nullable;

/**
 * What is done once in this JVM before the first scan with a cache folder, while no other process
 * does the same. After a failure it is not tried again for a minute. Thread-safe.
 */
final class Preparation {
  private static final ConcurrentMap<Path, Preparation> BY_CACHE = new ConcurrentHashMap<>();
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** What is to be done. */
  @FunctionalInterface
  interface Step {
    void run() throws ScanException, IOException;
  }

  private final Path lockFile;
  private boolean done;
  private @Nullable ScanException failure;
  private long failedAt;

  private Preparation(Path cache) {
    this.lockFile = cache.resolve("update.lock");
  }

  static Preparation of(Path cache) {
    return BY_CACHE.computeIfAbsent(cache, Preparation::new);
  }

  /**
   * Does it unless it is done.
   *
   * @throws ScanException if it failed, now or less than a minute ago
   * @throws CancellationException if the thread is interrupted
   */
  synchronized void ensure(Step step) throws ScanException, IOException {
    if (done) {
      return;
    }
    if (failure != null && System.nanoTime() - failedAt < PAUSE.toNanos()) {
      throw new ScanException(failure.reason(), String.valueOf(failure.getMessage()));
    }
    Files.createDirectories(lockFile.getParent());
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      step.run();
      done = lock.isValid();
    } catch (FileLockInterruptionException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while another process updates Trivy");
    } catch (ScanException e) {
      failure = e;
      failedAt = System.nanoTime();
      throw e;
    }
  }
}
