package org.cienrich.io.version;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;

/** The folders {@code v1}, {@code v2} and so on of an output. Safe for use by many at once. */
abstract class VersionFolders {
  /** Tells who claimed the version. */
  static final String RUN_FILE = "run.json";

  private static final Pattern NAME = Pattern.compile("v([1-9][0-9]{0,8})");
  private static final int MAX_FILE_BYTES = 256 << 20;

  private final String output;

  VersionFolders(String output) {
    this.output = output.endsWith("/") ? output : output + "/";
  }

  /** Returns the folders on this machine, or on any other file system that Beam knows. */
  static VersionFolders of(String output) {
    if (output.startsWith("file:")) {
      return new LocalVersionFolders(Path.of(URI.create(output)));
    }
    return FileSystems.matchNewResource(output, /* isDirectory= */ true).getScheme().equals("file")
        ? new LocalVersionFolders(Path.of(output))
        : new BeamVersionFolders(output);
  }

  /** Returns the numbers that are taken. */
  abstract NavigableSet<Integer> numbers() throws IOException;

  /** Creates the run file of a version; returns false if there is one already. */
  abstract boolean createRunFile(int version, String content) throws IOException;

  /** Returns the sizes of all files of a version by their path in its folder, with slashes. */
  abstract SortedMap<String, Long> files(int version) throws IOException;

  /** Deletes the files of a version whose path in its folder, with slashes, matches. */
  abstract void delete(int version, Predicate<String> path) throws IOException;

  /** Returns the folder of all versions, with a slash at its end. */
  String output() {
    return output;
  }

  /** Returns the folder of a version, with a slash at its end. */
  String directory(int version) {
    return output + "v" + version + "/";
  }

  /** Returns the number that a folder name stands for. */
  static Optional<Integer> number(String folderName) {
    Matcher matcher = NAME.matcher(folderName);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** Returns the content of a small file; empty if there is no such file. */
  static Optional<String> read(String path) throws IOException {
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchNewResource(path, /* isDirectory= */ false)))) {
      byte[] content = in.readNBytes(MAX_FILE_BYTES);
      if (in.read() >= 0) {
        throw new IOException(path + " has more than " + MAX_FILE_BYTES + " bytes");
      }
      return Optional.of(new String(content, StandardCharsets.UTF_8));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
