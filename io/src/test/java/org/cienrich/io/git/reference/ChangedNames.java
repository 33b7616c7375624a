package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The names of the files that commits with at most one parent change, with the renames that git
 * finds. Where git cannot compare the content of files because it is absent, only renames without
 * edits are found.
 */
final class ChangedNames {
  private static final int BATCH = 500;

  private final Git git;
  private final Map<String, Changes> known = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  ChangedNames(Git git) {
    this.git = git;
  }

  /**
   * A changed file.
   *
   * @param path its name after the commit, of a deleted file that before it
   * @param oldPath its name before a rename, else null
   */
  record Name(String path, @Nullable String oldPath) {}

  /**
   * What one commit changes.
   *
   * @param readable false if trees are absent
   */
  private record Changes(boolean readable, List<Name> names) {}

  /** Asks git about those commits that it has not been asked about. */
  void load(Collection<String> shas) {
    List<String> unknown = shas.stream().filter(sha -> !known.containsKey(sha)).toList();
    for (int from = 0; from < unknown.size(); from += BATCH) {
      List<String> batch = unknown.subList(from, Math.min(from + BATCH, unknown.size()));
      try {
        read(batch, "-M");
      } catch (GitFailedException oneOfThem) {
        batch.forEach(this::loadAlone);
      }
    }
  }

  private void loadAlone(String sha) {
    try {
      read(List.of(sha), "-M");
    } catch (GitFailedException contentIsAbsent) {
      try {
        read(List.of(sha), "-M100%");
      } catch (GitFailedException treesAreAbsent) {
        known.put(sha, new Changes(false, List.of()));
      }
    }
  }

  /** Reads for each commit with changes its id, then its raw records. */
  private void read(List<String> shas, String renames) throws GitFailedException {
    String output =
        git.askAbout(
            shas,
            "diff-tree",
            "--stdin",
            "-r",
            "--root",
            "--raw",
            "-z",
            renames,
            "-l1000",
            "--ignore-submodules=none");
    Map<String, List<Name>> read = new HashMap<>();
    shas.forEach(sha -> read.put(sha, new ArrayList<>()));
    List<Name> names = List.of();
    Iterator<String> fields = GitText.fields(output).iterator();
    while (fields.hasNext()) {
      String field = fields.next();
      if (!field.startsWith(":")) {
        names = read.get(field);
      } else if (field.contains(" R")) {
        String oldPath = text(fields.next());
        names.add(new Name(text(fields.next()), oldPath));
      } else {
        names.add(new Name(text(fields.next()), null));
      }
    }
    read.forEach((sha, files) -> known.put(sha, new Changes(true, List.copyOf(files))));
  }

  private String text(String bytes) {
    return texts.computeIfAbsent(GitText.path(bytes), path -> path);
  }

  boolean isReadable(String sha) {
    return changes(sha).readable;
  }

  List<Name> of(String sha) {
    return changes(sha).names;
  }

  /** Returns the top-level directories of the files, the empty text for those outside any. */
  Set<String> topDirectories(String sha) {
    Set<String> directories = new TreeSet<>();
    for (Name name : of(sha)) {
      int slash = name.path.indexOf('/');
      directories.add(slash < 0 ? "" : name.path.substring(0, slash));
    }
    return directories;
  }

  private Changes changes(String sha) {
    Changes changes = known.get(sha);
    if (changes == null) {
      throw new IllegalStateException("git was not asked about " + sha);
    }
    return changes;
  }
}
