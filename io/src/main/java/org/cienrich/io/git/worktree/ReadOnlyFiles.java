package org.cienrich.io.git.worktree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes files and folders that nobody may change, all with the same time. An existing file is
 * never written to. Not thread-safe.
 */
final class ReadOnlyFiles {
  /** Later than the first moment that a zip file can tell. */
  static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private static final int CHUNK = 1 << 16;
  private static final Set<PosixFilePermission> READ = PosixFilePermissions.fromString("r--r--r--");
  private static final Set<PosixFilePermission> EXECUTE =
      PosixFilePermissions.fromString("r-xr-xr-x");
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<?> AS_READ = PosixFilePermissions.asFileAttribute(READ);
  private static final FileAttribute<?> AS_EXECUTE = PosixFilePermissions.asFileAttribute(EXECUTE);
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final boolean isMasked;

  private ReadOnlyFiles(boolean isMasked) {
    this.isMasked = isMasked;
  }

  /** Finds out, by a file in a folder, whether this process makes files that not all may read. */
  static ReadOnlyFiles in(Path folder) throws IOException {
    Path probe = folder.resolve(UUID.randomUUID() + ".probe");
    Files.createFile(probe, AS_EXECUTE);
    try {
      return new ReadOnlyFiles(!Files.getPosixFilePermissions(probe).equals(EXECUTE));
    } finally {
      Files.delete(probe);
    }
  }

  /** Makes a folder that can be written to until it is finished. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWN));
  }

  static void finishFolder(Path folder) throws IOException {
    setTime(folder);
    Files.setPosixFilePermissions(folder, EXECUTE);
  }

  void write(Path file, byte[] content, boolean executable) throws IOException {
    try (SeekableByteChannel out = create(file, executable)) {
      for (int at = 0; at < content.length; at += CHUNK) {
        write(ByteBuffer.wrap(content, at, Math.min(CHUNK, content.length - at)), out);
      }
    }
    finish(file, executable);
  }

  /**
   * Writes what a stream gives.
   *
   * @throws IOException if it gives another number of bytes
   */
  void write(Path file, InputStream content, long length, boolean executable) throws IOException {
    try (SeekableByteChannel out = create(file, executable)) {
      byte[] chunk = new byte[CHUNK];
      long left = length;
      for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
        left -= count;
        if (left < 0) {
          break;
        }
        write(ByteBuffer.wrap(chunk, 0, count), out);
      }
      if (left != 0) {
        throw new IOException("A content has not the length that is announced: " + file);
      }
    }
    finish(file, executable);
  }

  private static SeekableByteChannel create(Path file, boolean executable) throws IOException {
    return Files.newByteChannel(file, NEW, executable ? AS_EXECUTE : AS_READ);
  }

  private static void write(ByteBuffer bytes, SeekableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private void finish(Path file, boolean executable) throws IOException {
    setTime(file);
    if (isMasked) {
      Files.setPosixFilePermissions(file, executable ? EXECUTE : READ);
    }
  }

  private static void setTime(Path file) throws IOException {
    // With both times Java need not ask for the one that stays.
    Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(TIME, TIME, null);
  }

  /** Deletes a folder with all in it, if there is one, whatever its permissions. */
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes)
              throws IOException {
            Files.setPosixFilePermissions(found, OWN);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(found);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path found, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(found);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
