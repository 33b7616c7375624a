package org.cienrich.io.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What commits say of themselves, by rows. A commit that is only known as a parent has a row
 * without facts. About 90 bytes a row. Not thread-safe.
 */
final class CommitRows {
  /** The ident of a commit whose line for it cannot be understood. */
  static final int NO_IDENT = -1;

  private final CommitIds ids = new CommitIds(0);
  private final BitSet known = new BitSet();
  private final IntList parents = new IntList();
  private final List<Ident> idents = new ArrayList<>();
  private final Map<Ident, Integer> identIds = new HashMap<>();
  private final IdList trees = new IdList(0);
  private int[] columns = new int[COLUMNS * 1024];
  private long[] times = new long[2 * 1024];

  private static final int COLUMNS = 5;
  private static final int AUTHOR = 0;
  private static final int COMMITTER = 1;
  private static final int TREE = 2;
  private static final int PARENTS_FROM = 3;
  private static final int PARENT_COUNT = 4;

  int size() {
    return ids.size();
  }

  /** Returns the row of a commit, or -1 if there is none. */
  int find(AnyObjectId id) {
    return ids.find(id);
  }

  /** Returns the row of a commit, which is made if there is none. */
  int rowOf(AnyObjectId id) {
    return ids.add(id);
  }

  int identOf(Ident ident) {
    Integer next = idents.size();
    Integer present = identIds.putIfAbsent(ident, next);
    if (present == null) {
      idents.add(ident);
      return next;
    }
    return present;
  }

  /** Sets the facts of a commit in place of those known before, if any. */
  void set(int row, Facts facts) {
    if (COLUMNS * (row + 1) > columns.length) {
      int rows = row + 1 + (row >> 1);
      columns = Arrays.copyOf(columns, COLUMNS * rows);
      times = Arrays.copyOf(times, 2 * rows);
    }
    int at = COLUMNS * row;
    columns[at + AUTHOR] = facts.author;
    columns[at + COMMITTER] = facts.committer;
    columns[at + TREE] = trees.size();
    trees.add(facts.tree);
    columns[at + PARENTS_FROM] = parents.size();
    columns[at + PARENT_COUNT] = facts.parents.length;
    times[2 * row] = facts.authoredAt;
    times[2 * row + 1] = facts.committedAt;
    for (int parent : facts.parents) {
      parents.add(parent);
    }
    known.set(row);
  }

  /**
   * The facts of one commit.
   *
   * @param author the number of an ident, or {@link #NO_IDENT}
   * @param authoredAt seconds since 1970
   * @param parents rows
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Facts(
      int author,
      int committer,
      long authoredAt,
      long committedAt,
      AnyObjectId tree,
      int[] parents) {}

  boolean isKnown(int row) {
    return known.get(row);
  }

  ObjectId id(int row) {
    return ids.get(row);
  }

  int compareIds(int one, int other) {
    return ids.compare(one, other);
  }

  ObjectId tree(int row) {
    return trees.get(columns[COLUMNS * row + TREE]);
  }

  int author(int row) {
    return columns[COLUMNS * row + AUTHOR];
  }

  int committer(int row) {
    return columns[COLUMNS * row + COMMITTER];
  }

  int parentCount(int row) {
    return columns[COLUMNS * row + PARENT_COUNT];
  }

  int parent(int row, int index) {
    return parents.get(columns[COLUMNS * row + PARENTS_FROM] + index);
  }

  long authoredAt(int row) {
    return times[2 * row];
  }

  long committedAt(int row) {
    return times[2 * row + 1];
  }

  List<Ident> idents() {
    return idents;
  }
}
