package org.cienrich.io.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole directories of this machine. Symbolic links are never followed. */
public final class Directories {
  private Directories() {}

  /** Deletes a directory with all in it, if there is one. */
  public static void delete(Path directory) throws IOException {
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Directories::deleteFile);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds up the sizes of all files; those that come or go meanwhile count or not. */
  public static long size(Path directory) throws IOException {
    AtomicLong total = new AtomicLong();
    walk(directory, (file, attributes) -> total.addAndGet(attributes.size()));
    return total.get();
  }

  /** What is done with each file. */
  interface Visitor {
    void visit(Path file, BasicFileAttributes attributes) throws IOException;
  }

  /** Visits all regular files, in no order, but those that vanish meanwhile. */
  static void walk(Path directory, Visitor visitor) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              visitor.visit(file, attributes);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException vanished) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
