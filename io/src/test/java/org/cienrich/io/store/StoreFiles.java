package org.cienrich.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The files of stores on this machine, for tests that spoil or age them. */
public final class StoreFiles {
  private StoreFiles() {}

  /** Returns the file of an entry of the store in a cache folder. */
  public static Path of(Path cache, String kind, String key) {
    return cache.resolve("store").resolve(LocalStore.pathOf(kind, key));
  }

  /** Returns all entries of a kind. */
  public static List<Path> all(Path cache, String kind) throws IOException {
    Path folder = cache.resolve("store").resolve(kind);
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Flips a bit of an entry. */
  public static void damage(Path cache, String kind, String key) throws IOException {
    damage(of(cache, kind, key));
  }

  /** Flips a bit in the middle of a file. */
  public static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  /** Lets an entry be last used at an instant. */
  public static void use(Path file, Instant at) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(at));
  }
}
