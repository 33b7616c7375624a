package org.cienrich.io.git;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cienrich.io.git.diff.ChangedFile;

/**
 * Which commits touched which files: for every commit but merges, the files that it changes against
 * its parent, with the renames git finds. About 12 bytes for each change. Thread-safe.
 */
final class FileTouches {
  private static final int NO_PATH = -1;

  private final CommitGraph graph;
  private final Map<String, Integer> paths;
  private final Postings byPath;
  private final int[] commits;
  private final int[] renamedFrom;
  private final BitSet unreadable;
  private final List<String> directories;
  private final int[] directoryStarts;
  private final int[] directoriesOfCommits;

  private FileTouches(Builder builder) {
    this.graph = builder.graph;
    this.paths = builder.paths;
    this.byPath = Postings.of(builder.pathOfTouch.toArray(), builder.paths.size());
    this.commits = builder.commits.toArray();
    this.renamedFrom = builder.renamedFrom.toArray();
    this.unreadable = builder.unreadable;
    this.directories = List.copyOf(builder.directories.keySet());
    this.directoryStarts = builder.directoryStarts;
    this.directoriesOfCommits = builder.directoriesOfCommits.toArray();
  }

  /**
   * Returns the top-level directories of the files that a commit changes, the empty text for files
   * outside any; none for a merge.
   *
   * @throws IllegalStateException if the mirror lacks a tree
   */
  Set<String> topDirectories(int ordinal) {
    if (unreadable.get(ordinal)) {
      throw new IllegalStateException("Trees of the commit are missing: " + graph.sha(ordinal));
    }
    Set<String> names = new HashSet<>();
    for (int at = directoryStarts[ordinal]; at < directoryStarts[ordinal + 1]; at++) {
      names.add(directories.get(directoriesOfCommits[at]));
    }
    return names;
  }

  /**
   * Returns the proper ancestors of a commit that touched a file. Where one of them gave the file
   * its name, its own ancestors are searched for the former name instead.
   *
   * @throws IllegalStateException if the mirror lacks the tree of an ancestor
   */
  BitSet before(int ordinal, String path) {
    BitSet ancestors = properAncestors(ordinal);
    if (unreadable.intersects(ancestors)) {
      throw new IllegalStateException("Trees of ancestors are missing: " + graph.sha(ordinal));
    }
    BitSet touched = new BitSet(ordinal);
    Set<Integer> renames = new HashSet<>();
    Deque<Search> searches = new ArrayDeque<>();
    searches.add(new Search(paths.getOrDefault(path, NO_PATH), ancestors));
    for (Search search = searches.poll(); search != null; search = searches.poll()) {
      search.run(touched, renames, searches);
    }
    return touched;
  }

  private BitSet properAncestors(int ordinal) {
    BitSet ancestors = graph.reachableFrom(ordinal);
    ancestors.clear(ordinal);
    return ancestors;
  }

  /** The search for one name among some commits. */
  private final class Search {
    private final int path;
    private final BitSet among;

    Search(int path, BitSet among) {
      this.path = path;
      this.among = among;
    }

    void run(BitSet touched, Set<Integer> renames, Deque<Search> further) {
      if (path == NO_PATH) {
        return;
      }
      for (int at = byPath.count(path) - 1; at >= 0; at--) {
        int touch = byPath.get(path, at);
        int commit = commits[touch];
        if (!among.get(commit)) {
          continue;
        }
        touched.set(commit);
        if (renamedFrom[touch] != NO_PATH) {
          BitSet earlier = properAncestors(commit);
          among.andNot(earlier);
          if (renames.add(touch)) {
            further.add(new Search(renamedFrom[touch], earlier));
          }
        }
      }
    }
  }

  /** Collects touches; commits are to be added in the order of their numbers. */
  static final class Builder {
    private final CommitGraph graph;
    private final Map<String, Integer> paths = new HashMap<>();
    private final IntList pathOfTouch = new IntList();
    private final IntList commits = new IntList();
    private final IntList renamedFrom = new IntList();
    private final BitSet unreadable = new BitSet();
    private final Map<String, Integer> directories = new LinkedHashMap<>();
    private final int[] directoryStarts;
    private final IntList directoriesOfCommits = new IntList();

    Builder(CommitGraph graph) {
      this.graph = graph;
      this.directoryStarts = new int[graph.size() + 1];
    }

    void add(int commit, List<ChangedFile> files) {
      BitSet seen = new BitSet();
      for (ChangedFile file : files) {
        String path = file.path();
        int newPath = idOf(path, paths);
        int oldPath = NO_PATH;
        if (file.isRenamed()) {
          oldPath = idOf(file.pathBefore(), paths);
          add(commit, oldPath, NO_PATH);
        }
        add(commit, newPath, oldPath);
        seen.set(idOf(topDirectory(path), directories));
      }
      seen.stream().forEach(directoriesOfCommits::add);
      directoryStarts[commit + 1] = directoriesOfCommits.size();
    }

    private void add(int commit, int path, int oldPath) {
      pathOfTouch.add(path);
      commits.add(commit);
      renamedFrom.add(oldPath);
    }

    private static int idOf(String text, Map<String, Integer> ids) {
      Integer next = ids.size();
      Integer known = ids.putIfAbsent(text, next);
      return known == null ? next : known;
    }

    private static String topDirectory(String path) {
      int slash = path.indexOf('/');
      return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Notes a commit whose changes cannot be had. */
    void addUnreadable(int commit) {
      unreadable.set(commit);
    }

    FileTouches build() {
      for (int commit = 0; commit < graph.size(); commit++) {
        directoryStarts[commit + 1] =
            Math.max(directoryStarts[commit], directoryStarts[commit + 1]);
      }
      return new FileTouches(this);
    }
  }
}
