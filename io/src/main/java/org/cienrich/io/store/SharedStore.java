package org.cienrich.io.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A store on any Beam file system, with the names and the file format of {@link LocalStore}.
 * Entries appear whole, damaged ones are as good as absent and are replaced. A value is checked
 * before it is given away, by way of a file on this machine.
 *
 * <p>Beam has no exclusive create. Who puts looks first, renames, and reads back whose value is
 * there; of two that put different values within the moment between these steps both may be told
 * that theirs was put, and the later one is kept. On file systems of this machine {@link #at} gives
 * a store where that cannot happen.
 *
 * <p>Thread-safe.
 */
public final class SharedStore implements Store {
  private static final String TYPE = "application/octet-stream";

  private final String root;
  private final Path workFolder;

  /**
   * @param location a folder
   * @param workFolder where values are put together and checked; made when it is needed
   */
  SharedStore(String location, Path workFolder) {
    this.root = location.replaceFirst("/+$", "") + "/" + LocalStore.FOLDER + "/";
    this.workFolder = workFolder;
  }

  /**
   * Returns the store at a location: a path, or a URI of a file system that Beam knows.
   *
   * @throws IllegalArgumentException if there is no such file system
   */
  public static Store at(String location, Path workFolder) {
    if (location.startsWith("file:")) {
      return new LocalStore(Path.of(URI.create(location)));
    }
    return FileSystems.matchNewResource(location, /* isDirectory= */ true)
            .getScheme()
            .equals("file")
        ? new LocalStore(Path.of(location))
        : new SharedStore(location, workFolder);
  }

  @Override
  public Optional<InputStream> open(String kind, String key) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(resource(kind, key)))) {
      Path copy = temporary(kind);
      try {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return EntryFile.open(copy, EntryFile.digestOf(kind, key));
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (FileNotFoundException | NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    Optional<InputStream> present = open(kind, key);
    if (present.isPresent()) {
      present.get().close();
      return false;
    }
    ResourceId target = resource(kind, key);
    ResourceId written = file(root + LocalStore.TEMPORARY + "/" + UUID.randomUUID());
    try {
      byte[] checksum;
      try (OutputStream out = Channels.newOutputStream(FileSystems.create(written, TYPE))) {
        checksum = EntryFile.write(out, value, EntryFile.digestOf(kind, key));
      }
      publish(written, target);
      return Arrays.equals(checksum, checksumOf(target));
    } finally {
      FileSystems.delete(List.of(written), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }

  private static void publish(ResourceId written, ResourceId target) throws IOException {
    try {
      FileSystems.rename(
          List.of(written),
          List.of(target),
          StandardMoveOptions.IGNORE_MISSING_FILES,
          StandardMoveOptions.SKIP_IF_DESTINATION_EXISTS);
    } catch (FileAlreadyExistsException lost) {
      return;
    }
  }

  private static byte[] checksumOf(ResourceId file) throws IOException {
    try (ReadableByteChannel channel = FileSystems.open(file)) {
      return EntryFile.checksumOf(channel);
    }
  }

  private Path temporary(String kind) throws IOException {
    Files.createDirectories(workFolder);
    return Files.createTempFile(workFolder, kind, null);
  }

  private ResourceId resource(String kind, String key) {
    return file(root + LocalStore.pathOf(kind, key));
  }

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, /* isDirectory= */ false);
  }
}
