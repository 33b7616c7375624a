package org.cienrich.io.git.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.GitFixture;
import org.cienrich.io.git.object.GitPaths;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.jspecify.annotations.Nullable;

/** Compares files on the disk with what git lists of a commit. Links are followed by git. */
final class WorktreeComparison {
  private static final String NO_FILE = "a link to no file of the tree";

  private final Git git;
  private final List<String> differences = new ArrayList<>();
  private int files;
  private final Map<String, Integer> followed = new HashMap<>();

  WorktreeComparison(Git git) {
    this.git = git;
  }

  /** What git lists of one path. */
  private record Listed(String mode, String id) {}

  void compare(String commit, Worktree worktree) throws IOException, GitFailedException {
    Map<String, Listed> listed = list(commit);
    Map<String, String> absent = new HashMap<>();
    Set<String> unlisted = new TreeSet<>();
    for (String entry : worktree.absent()) {
      int end = entry.lastIndexOf(": ");
      absent.put(entry.substring(0, end), entry.substring(end + 2));
      unlisted.add(entry.substring(0, end));
    }
    Set<String> onDisk = new TreeSet<>();
    try (Stream<Path> found = Files.walk(worktree.folder())) {
      for (Path file : found.filter(path -> !Files.isDirectory(path)).toList()) {
        onDisk.add(worktree.folder().relativize(file).toString());
      }
    }
    for (Map.Entry<String, Listed> entry : listed.entrySet()) {
      byte[] raw = entry.getKey().getBytes(ISO_8859_1);
      String path = GitPaths.decode(raw);
      String at = path;
      while (!absent.containsKey(at) && at.contains("/")) {
        at = at.substring(0, at.lastIndexOf('/'));
      }
      String reason = absent.get(at);
      unlisted.remove(at);
      String expected = expected(commit, entry.getKey(), entry.getValue(), raw);
      String actual =
          onDisk.remove(path)
              ? actual(worktree.folder().resolve(path), entry.getValue())
              : absence(reason);
      if (!expected.equals(actual)) {
        differences.add(commit + ":" + path + " is not " + expected + " but " + actual);
      }
    }
    onDisk.forEach(path -> differences.add(commit + ":" + path + " is not listed"));
    unlisted.forEach(path -> differences.add(commit + ":" + path + " is not listed"));
  }

  private Map<String, Listed> list(String commit) throws GitFailedException {
    Map<String, Listed> listed = new HashMap<>();
    for (String line : git.ask("ls-tree", "-r", "-z", commit).split("\0", 0)) {
      if (!line.isEmpty()) {
        String[] fields = line.substring(0, line.indexOf('\t')).split(" ", -1);
        listed.put(line.substring(line.indexOf('\t') + 1), new Listed(fields[0], fields[2]));
      }
    }
    return listed;
  }

  private String expected(String commit, String path, Listed listed, byte[] raw)
      throws GitFailedException {
    if (!new String(raw, UTF_8).equals(new String(raw, UTF_8).replace("\ufffd", ""))) {
      return "a name that is not UTF-8";
    }
    return switch (listed.mode) {
      case "160000" -> "a submodule";
      case "120000" -> followed(commit, path);
      default -> {
        files++;
        yield listed.id + ("100755".equals(listed.mode) ? " r-xr-xr-x" : " r--r--r--");
      }
    };
  }

  private String followed(String commit, String path) throws GitFailedException {
    byte[] question = (commit + ":" + path).getBytes(ISO_8859_1);
    String answer =
        new String(
            git.run(question, "cat-file", "--batch-check", "--follow-symlinks", "-z"), ISO_8859_1);
    String[] words = answer.split("[ \n]", 3);
    boolean isFile = words[1].equals("blob");
    followed.merge(
        isFile ? "file" : words[1].equals("tree") ? "folder" : words[0], 1, Integer::sum);
    return isFile ? words[0] : NO_FILE;
  }

  private static @Nullable String absence(@Nullable String reason) {
    return reason != null && reason.startsWith("a link ") ? NO_FILE : reason;
  }

  private static String actual(Path file, Listed listed) throws IOException {
    String id = GitFixture.blobId(Files.readAllBytes(file)).name();
    return "120000".equals(listed.mode)
        ? id
        : id + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  List<String> differences() {
    return differences;
  }

  int files() {
    return files;
  }

  int links() {
    return followed.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many links lead to what, in words of git. */
  Map<String, Integer> followed() {
    return followed;
  }
}
