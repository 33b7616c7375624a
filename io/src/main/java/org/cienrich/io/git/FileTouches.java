package org.cienrich.io.git;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.io.store.RecentlyUsed;

/**
 * Which commits touched which files: for every commit but merges, the files that it changes against
 * its parent, with the renames git finds. 4 bytes for each change, 8 more for a rename, 4 for each
 * commit, and the {@link PathTable}: 10 bytes per change in all, measured with rails. Up to 4 MiB
 * of answers are kept. Thread-safe.
 */
final class FileTouches {
  private static final int NO_PATH = FileTouchesBuilder.NO_PATH;
  private static final long MAX_ANSWERS_KEPT = 1 << 20;

  private final CommitGraph graph;
  private final PathTable paths;
  private final BitSet unreadable;
  private final List<Set<String>> directorySets;
  private final int[] directorySetOf;

  /** Where the touches of each path begin, and where the last ones end. */
  private final int[] starts;

  /** The commits of the touches, ascending for each path. */
  private final int[] commits;

  /** The touches that are renames, ascending, and the former names. */
  private final int[] renames;

  private final int[] formerPaths;
  private final BitSet isRename = new BitSet();
  private final RecentlyUsed<Question, int[]> answers =
      new RecentlyUsed<>(MAX_ANSWERS_KEPT, answer -> 16 + answer.length);

  FileTouches(FileTouchesBuilder built) {
    this.graph = built.graph;
    this.paths = built.paths;
    this.unreadable = built.unreadable;
    this.directorySets = List.copyOf(built.directorySets);
    this.directorySetOf = built.directorySetOf;
    paths.trim();
    int[] pathOfTouch = built.pathOfTouch.toArray();
    Postings byCommit = Postings.of(built.commits.toArray(), graph.size());
    this.starts = new int[paths.size() + 1];
    for (int path : pathOfTouch) {
      starts[path + 1]++;
    }
    for (int path = 0; path < paths.size(); path++) {
      starts[path + 1] += starts[path];
    }
    this.commits = new int[pathOfTouch.length];
    int[] former = new int[pathOfTouch.length];
    int[] next = starts.clone();
    for (int commit = 0; commit < graph.size(); commit++) {
      for (int index = 0; index < byCommit.count(commit); index++) {
        int touch = byCommit.get(commit, index);
        int at = next[pathOfTouch[touch]]++;
        commits[at] = commit;
        former[at] = built.renamedFrom.get(touch);
        isRename.set(at, former[at] != NO_PATH);
      }
    }
    this.renames = isRename.stream().toArray();
    this.formerPaths = Arrays.stream(renames).map(at -> former[at]).toArray();
  }

  private record Question(int commit, int path) {}

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
    return directorySets.get(directorySetOf[ordinal]);
  }

  /**
   * Returns the proper ancestors of a commit that touched a file, newest first. Where one of them
   * gave the file its name, its own ancestors are searched for the former name instead. The array
   * is shared and must not be changed.
   *
   * @throws IllegalStateException if the mirror lacks the tree of an ancestor
   */
  int[] before(int ordinal, String path) {
    BitSet ancestors = graph.reachableFrom(ordinal);
    if (!unreadable.isEmpty() && lacksTree(ancestors, ordinal)) {
      throw new IllegalStateException("Trees of ancestors are missing: " + graph.sha(ordinal));
    }
    Question question = new Question(ordinal, paths.find(path));
    if (question.path == NO_PATH) {
      return new int[0];
    }
    synchronized (answers) {
      int[] known = answers.get(question);
      if (known != null) {
        return known;
      }
    }
    int[] found = search(question, ancestors);
    synchronized (answers) {
      answers.put(question, found);
    }
    return found;
  }

  private boolean lacksTree(BitSet ancestors, int ordinal) {
    for (int at = unreadable.nextSetBit(0);
        at >= 0 && at < ordinal;
        at = unreadable.nextSetBit(at + 1)) {
      if (ancestors.get(at)) {
        return true;
      }
    }
    return false;
  }

  private int[] search(Question question, BitSet ancestors) {
    IntList touched = new IntList();
    Set<Integer> followed = new HashSet<>();
    Deque<Search> searches = new ArrayDeque<>();
    searches.add(new Search(question.path, question.commit, ancestors));
    for (Search search = searches.poll(); search != null; search = searches.poll()) {
      search.run(touched, followed, searches);
    }
    int[] rising = Arrays.stream(touched.toArray()).sorted().distinct().toArray();
    int[] newestFirst = new int[rising.length];
    for (int at = 0; at < rising.length; at++) {
      newestFirst[at] = rising[rising.length - 1 - at];
    }
    return newestFirst;
  }

  /** The search for one name among the ancestors of a commit. */
  private final class Search {
    private final int path;
    private final int commit;
    private BitSet among;

    /**
     * @param among the ancestors and the commit itself; shared
     */
    Search(int path, int commit, BitSet among) {
      this.path = path;
      this.commit = commit;
      this.among = among;
    }

    void run(IntList touched, Set<Integer> followed, Deque<Search> further) {
      boolean shared = true;
      for (int at = starts[path + 1] - 1; at >= starts[path]; at--) {
        int toucher = commits[at];
        if (toucher >= commit || !among.get(toucher)) {
          continue;
        }
        touched.add(toucher);
        if (isRename.get(at)) {
          BitSet earlier = graph.reachableFrom(toucher);
          if (shared) {
            among = (BitSet) among.clone();
            shared = false;
          }
          among.andNot(earlier);
          if (followed.add(at)) {
            int former = formerPaths[Arrays.binarySearch(renames, at)];
            further.add(new Search(former, toucher, earlier));
          }
        }
      }
    }
  }
}
