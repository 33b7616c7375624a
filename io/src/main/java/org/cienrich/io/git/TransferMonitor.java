package org.cienrich.io.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/** Ends a transfer that takes too long or grows too large. Used by one transfer at a time. */
final class TransferMonitor extends EmptyProgressMonitor {
  private static final long SIZE_CHECK_NANOS = Duration.ofSeconds(2).toNanos();

  private final Path packs;
  private final long deadline;
  private final long maxBytes;
  private long nextSizeCheck;
  private @Nullable MissingReason exceeded;

  TransferMonitor(Path gitDir, MirrorLimits limits) {
    this.packs = gitDir.resolve("objects");
    this.maxBytes = limits.maxBytes();
    this.nextSizeCheck = System.nanoTime();
    this.deadline = nextSizeCheck + limits.transfer().toNanos();
  }

  /** Returns the limit that was reached, if any. */
  @Nullable MissingReason exceeded() {
    return exceeded;
  }

  @Override
  public boolean isCancelled() {
    if (exceeded == null) {
      check();
    }
    return exceeded != null;
  }

  private void check() {
    long now = System.nanoTime();
    if (now - deadline > 0) {
      exceeded = MissingReason.TIMEOUT;
    } else if (now - nextSizeCheck >= 0) {
      checkSize();
      nextSizeCheck = now + SIZE_CHECK_NANOS;
    }
  }

  /** Notes whether the mirror is larger than allowed now. */
  void checkSize() {
    try (Stream<Path> files = Files.walk(packs)) {
      if (files.mapToLong(TransferMonitor::sizeOf).sum() > maxBytes) {
        exceeded = MissingReason.TOO_LARGE;
      }
    } catch (IOException | UncheckedIOException changedMeanwhile) {
      // Files come and go during a transfer; the next check sees them.
      return;
    }
  }

  private static long sizeOf(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile() ? attributes.size() : 0;
    } catch (NoSuchFileException removed) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
