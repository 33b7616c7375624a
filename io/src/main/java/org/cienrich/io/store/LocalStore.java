package org.cienrich.io.store;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A store in a directory of this machine: {@code store/<kind>/<2 hex digits>/<62 hex digits>}, the
 * digits being the SHA-256 of the key. Entries appear whole or not at all, carry a checksum over
 * kind, key and value, and are removed when it does not hold. The time of a file's last change
 * tells to a day when the entry was last used.
 */
public final class LocalStore implements Store {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  /** Older temporary files belong to writers that died. */
  static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private static final Duration CLEANED_EVERY = Duration.ofMinutes(10);

  /** How old the note of an entry's last use may become. */
  private static final Duration NOTED_AFTER = Duration.ofDays(1);

  static final String FOLDER = "store";
  static final String TEMPORARY = ".tmp";

  private final Path root;
  private final Path temporary;

  /** When abandoned files were last looked for, in the nanoseconds of this JVM; 0 for never. */
  private final AtomicLong cleanedAt = new AtomicLong();

  /** Opens the store of a cache directory, which is made when the first value is put. */
  public LocalStore(Path cacheDir) {
    this.root = cacheDir.resolve(FOLDER);
    this.temporary = root.resolve(TEMPORARY);
  }

  @Override
  public Optional<InputStream> open(String kind, String key) throws IOException {
    Path file = root.resolve(pathOf(kind, key));
    try {
      Optional<InputStream> value = EntryFile.open(file, EntryFile.digestOf(kind, key));
      if (value.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        noteUse(file);
      }
      return value;
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    if (has(kind, key)) {
      return false;
    }
    try (Staged staged = stage(kind, key, value)) {
      return staged.publish();
    }
  }

  /** Tells whether there is an undamaged value. */
  boolean has(String kind, String key) throws IOException {
    Optional<InputStream> present = open(kind, key);
    if (present.isPresent()) {
      present.get().close();
    }
    return present.isPresent();
  }

  /** Writes a value that is not to be seen yet. */
  Staged stage(String kind, String key, InputStream value) throws IOException {
    Path file = root.resolve(pathOf(kind, key));
    if (Files.notExists(temporary)) {
      Files.createDirectories(temporary);
    } else {
      removeAbandonedAtTimes();
    }
    Path written = Files.createTempFile(temporary, kind, null);
    boolean complete = false;
    try {
      EntryFile.write(written, value, EntryFile.digestOf(kind, key));
      complete = true;
      return new Staged(kind, key, written, file);
    } finally {
      if (!complete) {
        Files.deleteIfExists(written);
      }
    }
  }

  /** A value that was written but is not in the store yet; removed when closed. */
  static final class Staged implements AutoCloseable {
    private final String kind;
    private final String key;
    private final Path written;
    private final Path file;

    private Staged(String kind, String key, Path written, Path file) {
      this.kind = kind;
      this.key = key;
      this.written = written;
      this.file = file;
    }

    /** Opens the value, which the caller closes. */
    InputStream open() throws IOException {
      return EntryFile.open(written, EntryFile.digestOf(kind, key))
          .orElseThrow(() -> new IOException("What was written to " + written + " is damaged"));
    }

    /** Puts the value into the store; returns false if there is one already. */
    boolean publish() throws IOException {
      Files.createDirectories(file.getParent());
      return LocalStore.publish(written, file);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(written);
    }
  }

  /** Returns the path of an entry below the folder of the store. */
  static String pathOf(String kind, String key) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("Not a kind of store entry: " + kind);
    }
    String name = EntryFile.nameOf(key);
    return kind + "/" + name.substring(0, 2) + "/" + name.substring(2);
  }

  /** An entry that cannot be marked, such as one on a read-only disk, is as good as one that is. */
  private static void noteUse(Path file) {
    Instant now = Instant.now();
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(NOTED_AFTER))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException notOurs) {
      return;
    }
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

  /** Looks through the folder once in a while: it is not worth the time for every value. */
  private void removeAbandonedAtTimes() throws IOException {
    long now = System.nanoTime() | 1;
    long before = cleanedAt.get();
    boolean isDue = before == 0 || now - before > CLEANED_EVERY.toNanos();
    if (isDue && cleanedAt.compareAndSet(before, now)) {
      removeAbandoned();
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
