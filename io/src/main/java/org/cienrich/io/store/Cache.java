package org.cienrich.io.store;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker keeps what it fetched and found out. A value that holds settings alone.
 *
 * @param directory a folder of the worker
 * @param shared a folder behind it that all workers share, on any Beam file system; null for none
 * @param maxBytes what the folder of the worker may hold; 0 for any size
 */
public record Cache(String directory, @Nullable String shared, long maxBytes)
    implements Serializable {

  public Cache {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("The size of a cache is not negative: " + maxBytes);
    }
    if (shared != null && shared.isBlank()) {
      throw new IllegalArgumentException("The location of the shared cache is empty");
    }
  }

  /** A cache of any size that nobody shares. */
  public static Cache of(Path directory) {
    return new Cache(directory.toAbsolutePath().normalize().toString(), null, 0);
  }

  /**
   * Returns the same with a shared folder behind it.
   *
   * @param location a path, or a URI such as {@code gs://bucket/folder}
   */
  public Cache withShared(String location) {
    return new Cache(directory, location, maxBytes);
  }

  public Cache withMaxBytes(long bytes) {
    return new Cache(directory, shared, bytes);
  }

  /** Returns the folder of the worker. */
  public Path folder() {
    return Path.of(directory);
  }

  /** Returns the folder of mirrors of repositories. */
  public Path mirrors() {
    return folder().resolve("mirrors");
  }

  /** Returns the folder of files of commits, while they are read. */
  public Path worktrees() {
    return folder().resolve("worktrees");
  }

  /**
   * Opens the store.
   *
   * @throws IllegalArgumentException if no file system is known for the shared folder
   */
  public Store store() {
    LocalStore local = new LocalStore(folder());
    return sharedStore().<Store>map(behind -> new TieredStore(local, behind)).orElse(local);
  }

  /** Opens the shared store alone, for what the worker keeps in another form; empty if none. */
  public Optional<Store> sharedStore() {
    return Optional.ofNullable(shared)
        .map(
            location ->
                SharedStore.at(
                    location, folder().resolve(LocalStore.FOLDER).resolve(LocalStore.TEMPORARY)));
  }
}
