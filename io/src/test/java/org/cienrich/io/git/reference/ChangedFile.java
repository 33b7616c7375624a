package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileChange.Kind;
import org.cienrich.features.facts.FileLines;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A file that differs between two trees.
 *
 * @param oldMode six octal digits, {@code 000000} where the file is new
 * @param newMode likewise where it is gone
 */
record ChangedFile(
    Kind kind,
    String path,
    @Nullable String oldPath,
    long added,
    long deleted,
    boolean binary,
    String oldMode,
    String newMode,
    String oldBlob,
    String newBlob) {
  static final String NOTHING = "000000";
  static final String SUBMODULE = "160000";

  /** Returns what a commit changes against its first parent; a root against the empty tree. */
  static List<ChangedFile> ofCommit(Git git, String sha) throws GitFailedException {
    return read(git.ask(command("--root", "--diff-merges=first-parent", "--no-commit-id", sha)));
  }

  /** Returns what differs between the trees of two commits. */
  static List<ChangedFile> between(Git git, String older, String newer) throws GitFailedException {
    return read(git.ask(command(older + "^{tree}", newer + "^{tree}")));
  }

  private static String[] command(String... further) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "diff-tree",
                "-r",
                "--raw",
                "--numstat",
                "-z",
                "-M",
                "-l1000",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=none"));
    command.addAll(List.of(further));
    return command.toArray(String[]::new);
  }

  String pathBefore() {
    return oldPath == null ? path : oldPath;
  }

  /** Returns the change with the number of lines that the file had before. */
  FileChange with(long linesBefore) {
    FileLines lines = binary ? FileLines.BINARY : new FileLines(added, deleted, linesBefore, false);
    return new FileChange(kind, path, oldPath, Outcome.present(lines));
  }

  private static List<ChangedFile> read(String output) {
    List<Raw> files = new ArrayList<>();
    Map<String, String[]> lineCounts = new HashMap<>();
    Iterator<String> fields = GitText.fields(output).iterator();
    while (fields.hasNext()) {
      String field = fields.next();
      if (field.startsWith(":")) {
        files.add(Raw.read(field, fields));
      } else {
        readCounts(field, fields, lineCounts);
      }
    }
    return files.stream().map(file -> file.with(lineCounts.get(file.path))).toList();
  }

  /** Reads {@code added TAB deleted TAB path}, or for a renamed file both paths in two fields. */
  private static void readCounts(
      String field, Iterator<String> fields, Map<String, String[]> lineCounts) {
    String[] parts = field.split("\t", 3);
    String path = parts[2];
    if (path.isEmpty()) {
      fields.next();
      path = fields.next();
    }
    if (lineCounts.put(path, parts) != null) {
      throw new IllegalStateException("Counted twice: " + path);
    }
  }

  /**
   * @param raw {@code :oldMode newMode oldBlob newBlob status}
   * @param path as bytes, like {@code oldPath}
   */
  private record Raw(List<String> raw, String path, @Nullable String oldPath) {
    static Raw read(String field, Iterator<String> fields) {
      List<String> raw = List.of(field.substring(1).split(" ", -1));
      String first = fields.next();
      return raw.get(4).startsWith("R") || raw.get(4).startsWith("C")
          ? new Raw(raw, fields.next(), first)
          : new Raw(raw, first, null);
    }

    ChangedFile with(String @Nullable [] counts) {
      boolean binary = counts != null && counts[0].equals("-");
      boolean counted = counts != null && !binary;
      return new ChangedFile(
          kind(),
          GitText.path(path),
          oldPath == null ? null : GitText.path(oldPath),
          counted ? Long.parseLong(counts[0]) : 0,
          counted ? Long.parseLong(counts[1]) : 0,
          binary,
          raw.get(0),
          raw.get(1),
          raw.get(2),
          raw.get(3));
    }

    private Kind kind() {
      return switch (raw.get(4).charAt(0)) {
        case 'A' -> Kind.ADDED;
        case 'C' -> Kind.COPIED;
        case 'D' -> Kind.DELETED;
        case 'M' -> Kind.MODIFIED;
        case 'R' -> Kind.RENAMED;
        case 'T' -> Kind.TYPE_CHANGED;
        default -> throw new IllegalStateException("Unknown status: " + raw);
      };
    }
  }
}
