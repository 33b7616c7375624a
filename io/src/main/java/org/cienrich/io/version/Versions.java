package org.cienrich.io.version;

import org.cienrich.io.table.RecordJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    String folder = directory.endsWith("/") ? directory : directory + "/";
    return VersionFolders.read(folder + Manifest.FILE)
        .flatMap(text -> RecordJson.read(text, Manifest.class));
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
}
