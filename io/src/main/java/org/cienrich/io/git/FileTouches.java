package org.cienrich.io.git;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.facts.FileChange;

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

  private FileTouches(Builder builder) {
    this.graph = builder.graph;
    this.paths = builder.paths;
    this.byPath = Postings.of(builder.pathOfTouch.toArray(), builder.paths.size());
    this.commits = builder.commits.toArray();
    this.renamedFrom = builder.renamedFrom.toArray();
    this.unreadable = builder.unreadable;
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

    Builder(CommitGraph graph) {
      this.graph = graph;
    }

    void add(int commit, FileChange change) {
      if (change.kind() == FileChange.Kind.RENAMED && change.oldPath() != null) {
        add(commit, change.oldPath(), NO_PATH);
        add(commit, change.path(), idOf(change.oldPath()));
      } else {
        add(commit, change.path(), NO_PATH);
      }
    }

    private void add(int commit, String path, int oldPath) {
      pathOfTouch.add(idOf(path));
      commits.add(commit);
      renamedFrom.add(oldPath);
    }

    private int idOf(String path) {
      Integer next = paths.size();
      Integer known = paths.putIfAbsent(path, next);
      return known == null ? next : known;
    }

    void addUnreadable(int commit) {
      unreadable.set(commit);
    }

    FileTouches build() {
      return new FileTouches(this);
    }
  }
}
