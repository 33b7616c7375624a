package org.cienrich.io.git;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what commits touch, in any order of the commits. Not thread-safe. */
final class FileTouchesBuilder {
  static final int NO_PATH = PathSegment.NOT_RENAMED;

  final CommitGraph graph;
  final PathTable paths = new PathTable();
  final IntList pathOfTouch = new IntList();
  final IntList commits = new IntList();
  final IntList renamedFrom = new IntList();
  final BitSet unreadable = new BitSet();
  final List<Set<String>> directorySets = new ArrayList<>();
  final int[] directorySetOf;

  private final Map<Set<String>, Integer> directorySetIds = new HashMap<>();
  private final List<String> directoryOfPath = new ArrayList<>();
  private final Map<String, String> directories = new HashMap<>();
  private final BitSet added = new BitSet();

  FileTouchesBuilder(CommitGraph graph) {
    this.graph = graph;
    this.directorySetOf = new int[graph.size()];
    idOf(Set.of());
  }

  /** Tells whether it was said what the commit touches, or that it cannot be had. */
  boolean isAdded(int commit) {
    return added.get(commit);
  }

  /**
   * Adds what a commit touches.
   *
   * @param changes as in {@link PathSegment#add}, with numbers of {@link #paths}
   */
  void add(int commit, int[] changes) {
    added.set(commit);
    Set<String> touched = new HashSet<>();
    for (int at = 0; at < changes.length; at += 2) {
      int path = changes[at];
      int formerPath = changes[at + 1];
      if (formerPath != NO_PATH) {
        add(commit, formerPath, NO_PATH);
      }
      add(commit, path, formerPath);
      touched.add(topDirectory(path));
    }
    directorySetOf[commit] = idOf(touched);
  }

  private void add(int commit, int path, int formerPath) {
    pathOfTouch.add(path);
    commits.add(commit);
    renamedFrom.add(formerPath);
  }

  private String topDirectory(int path) {
    for (int next = directoryOfPath.size(); next <= path; next++) {
      String text = paths.get(next);
      String directory = text.substring(0, Math.max(0, text.indexOf('/')));
      String known = directories.putIfAbsent(directory, directory);
      directoryOfPath.add(known == null ? directory : known);
    }
    return directoryOfPath.get(path);
  }

  private int idOf(Set<String> touched) {
    Integer known = directorySetIds.get(touched);
    if (known == null) {
      known = directorySets.size();
      Set<String> kept = Set.copyOf(touched);
      directorySets.add(kept);
      directorySetIds.put(kept, known);
    }
    return known;
  }

  /** Notes a commit whose changes cannot be had. */
  void addUnreadable(int commit) {
    added.set(commit);
    unreadable.set(commit);
  }

  FileTouches build() {
    return new FileTouches(this);
  }
}
