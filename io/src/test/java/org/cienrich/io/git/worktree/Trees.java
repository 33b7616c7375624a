package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is on the disk. */
final class Trees {
  private Trees() {}

  /** Returns of every file its permissions and content, and of every folder its permissions. */
  static Map<String, String> in(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path file : below(folder)) {
      String permissions =
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
      boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
      found.put(
          folder.relativize(file).toString(),
          permissions + (isFolder ? "/" : " " + Files.readString(file, UTF_8)));
    }
    return found;
  }

  /** Returns all files and folders below a folder, in order. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).sorted().toList();
    }
  }
}
