package org.cienrich.features.lang;

import java.util.Arrays;
import java.util.List;

/** Parts of a repository path, which is separated by {@code /} on every system. */
final class Paths {
  private Paths() {}

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The file name without its last extension. */
  static String stem(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The names of the directories above the file, outermost first. */
  static List<String> directories(String path) {
    List<String> parts = segments(path);
    return parts.subList(0, parts.size() - 1);
  }

  static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
