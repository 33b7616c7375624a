package org.cienrich.io.version;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cienrich.io.table.RecordJson;
import org.jspecify.annotations.Nullable;

/** Reads versions. A folder without a manifest is not one. */
public final class Versions {
  private Versions() {}

  /**
   * Reads the manifest of a version.
   *
   * @param directory the folder of the version, on any Beam file system
   * @return empty if there is no manifest, or none that can be read
   */
  public static Optional<Manifest> read(String directory) throws IOException {
    return file(directory, Manifest.FILE).flatMap(text -> RecordJson.read(text, Manifest.class));
  }

  /**
   * Reads a small file of a version.
   *
   * @param directory the folder of the version, on any Beam file system
   * @param path of the file, relative to it
   * @return empty if there is no such file
   */
  public static Optional<String> file(String directory, String path) throws IOException {
    return VersionFolders.read((directory.endsWith("/") ? directory : directory + "/") + path);
  }

  /** Returns the manifests of all versions of an output, oldest first. */
  public static List<Manifest> list(String output) throws IOException {
    VersionFolders folders = VersionFolders.of(output);
    List<Manifest> manifests = new ArrayList<>();
    for (int number : folders.numbers()) {
      read(folders.directory(number)).ifPresent(manifests::add);
    }
    return manifests;
  }

  /** Returns the folder of a version, with a slash at its end. */
  public static String directory(String output, int version) {
    return VersionFolders.of(output).directory(version);
  }

  /**
   * Returns the manifest of a processed version.
   *
   * @param version null for the newest one that is processed
   * @throws UnreadableVersionException if there is none, or it is not processed; it names those
   *     that are
   */
  public static Manifest processed(String output, @Nullable Integer version) throws IOException {
    if (version == null) {
      List<Manifest> all = list(output).stream().filter(Manifest::isProcessed).toList();
      if (all.isEmpty()) {
        throw new UnreadableVersionException("There is no processed version in " + output);
      }
      return all.get(all.size() - 1);
    }
    VersionFolders folders = VersionFolders.of(output);
    Optional<Manifest> manifest = read(folders.directory(version));
    if (manifest.filter(Manifest::isProcessed).isPresent()) {
      return manifest.get();
    }
    String problem =
        manifest.map(failed -> "failed: " + failed.statusReason()).orElseGet(() -> "is not there");
    if (manifest.isEmpty() && folders.numbers().contains(version)) {
      problem = "is not finished: it has no " + Manifest.FILE + " that can be read";
    }
    throw new UnreadableVersionException(
        "Version %d of %s %s. Processed are: %s"
            .formatted(version, output, problem, processedNumbers(output)));
  }

  private static String processedNumbers(String output) throws IOException {
    String numbers =
        list(output).stream()
            .filter(Manifest::isProcessed)
            .map(manifest -> String.valueOf(manifest.version()))
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? "none" : numbers;
  }

  /**
   * Returns the data dictionary of a version.
   *
   * @param directory the folder of the version
   * @throws UnreadableVersionException if it is not there, or none that can be read
   */
  public static DataDictionary dictionary(String directory) throws IOException {
    String path =
        (directory.endsWith("/") ? directory : directory + "/") + DataDictionary.JSON_FILE;
    return VersionFolders.read(path)
        .flatMap(text -> RecordJson.read(text, DataDictionary.class))
        .orElseThrow(
            () -> new UnreadableVersionException(path + " is not there, or no data dictionary"));
  }
}
