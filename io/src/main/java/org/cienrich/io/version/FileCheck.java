package org.cienrich.io.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.WrittenFile;

/**
 * Compares the files of a version with what its manifest says of them.
 *
 * @param files how many files were looked at
 * @param problems sorted by path
 */
public record FileCheck(int files, List<Problem> problems) {

  /** What can be wrong with a file. */
  public enum Kind {
    /** The manifest names it, but it is not there. */
    MISSING,
    /** It has another size or digest. */
    DAMAGED,
    /** It is there, but the manifest does not name it. */
    UNKNOWN
  }

  /**
   * A file that is not as it should be.
   *
   * @param message what is found and what should be, without the path
   */
  public record Problem(Kind kind, String path, String message) {}

  /**
   * Reads all files.
   *
   * @param output the folder of all versions, on any Beam file system
   * @throws IOException if a file cannot be read
   */
  public static FileCheck of(String output, Manifest manifest) throws IOException {
    VersionFolders folders = VersionFolders.of(output);
    String directory = folders.directory(manifest.version());
    SortedMap<String, Long> found = folders.files(manifest.version());
    found.remove(Manifest.FILE);
    found.remove(VersionFolders.RUN_FILE);
    int files = found.size();
    SortedMap<String, Problem> problems = new TreeMap<>();
    for (WrittenFile file : manifest.files()) {
      String path = file.path();
      Long size = found.remove(path);
      if (size == null) {
        problems.put(path, new Problem(Kind.MISSING, path, "should have " + bytes(file.bytes())));
      } else if (size != file.bytes()) {
        String message = "has %s, should have %s".formatted(bytes(size), bytes(file.bytes()));
        problems.put(path, new Problem(Kind.DAMAGED, path, message));
      } else {
        String digest = digest(directory + path);
        if (!digest.equals(file.sha256())) {
          String message = "has the SHA-256 %s, should have %s".formatted(digest, file.sha256());
          problems.put(path, new Problem(Kind.DAMAGED, path, message));
        }
      }
    }
    found.forEach(
        (path, size) -> problems.put(path, new Problem(Kind.UNKNOWN, path, "has " + bytes(size))));
    return new FileCheck(files, new ArrayList<>(problems.values()));
  }

  private static String bytes(long number) {
    return number + " bytes";
  }

  private static String digest(String path) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchNewResource(path, /* isDirectory= */ false)))) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
    return Sha256.hex(digest.digest());
  }
}
