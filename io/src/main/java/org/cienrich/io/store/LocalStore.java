package org.cienrich.io.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A store in a directory of this machine: {@code store/<kind>/<2 hex digits>/<62 hex digits>}, the
 * digits being the SHA-256 of the key. Entries appear whole or not at all, carry a checksum over
 * kind, key and value, and are removed when it does not hold.
 */
public final class LocalStore implements Store {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  /** Older temporary files belong to writers that died. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final Path root;
  private final Path temporary;

  /** Opens the store of a cache directory, which is made when the first value is put. */
  public LocalStore(Path cacheDir) {
    this.root = cacheDir.resolve("store");
    this.temporary = root.resolve(".tmp");
  }

  @Override
  public Optional<byte[]> get(String kind, String key) throws IOException {
    Optional<InputStream> stream = open(kind, key);
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = stream.get()) {
      return Optional.of(in.readAllBytes());
    }
  }

  @Override
  public Optional<InputStream> open(String kind, String key) throws IOException {
    Path file = fileOf(kind, key);
    try {
      Optional<InputStream> value = EntryFile.open(file, EntryFile.digestOf(kind, key));
      if (value.isEmpty()) {
        Files.deleteIfExists(file);
      }
      return value;
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public boolean putIfAbsent(String kind, String key, byte[] value) throws IOException {
    return putIfAbsent(kind, key, new ByteArrayInputStream(value));
  }

  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    Path file = fileOf(kind, key);
    Optional<InputStream> present = open(kind, key);
    if (present.isPresent()) {
      present.get().close();
      return false;
    }
    Files.createDirectories(file.getParent());
    if (Files.notExists(temporary)) {
      Files.createDirectories(temporary);
    } else {
      removeAbandoned();
    }
    Path written = Files.createTempFile(temporary, kind, null);
    try {
      EntryFile.write(written, value, EntryFile.digestOf(kind, key));
      return publish(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private Path fileOf(String kind, String key) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("Not a kind of store entry: " + kind);
    }
    String name = EntryFile.nameOf(key);
    return root.resolve(kind).resolve(name.substring(0, 2)).resolve(name.substring(2));
  }

  /** A hard link fails where the name is taken: only one of several writers can win. */
  private static boolean publish(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
      return true;
    } catch (FileAlreadyExistsException lost) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  }

  private void removeAbandoned() throws IOException {
    FileTime limit = FileTime.from(Instant.now().minus(ABANDONED_AFTER));
    try (Stream<Path> files = Files.list(temporary)) {
      for (Path file : files.toList()) {
        if (isOlder(file, limit)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, FileTime limit) throws IOException {
    try {
      return Files.getLastModifiedTime(file).compareTo(limit) < 0;
    } catch (NoSuchFileException removedByItsWriter) {
      return false;
    }
  }
}
