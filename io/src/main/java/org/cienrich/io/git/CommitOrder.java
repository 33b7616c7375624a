package org.cienrich.io.git;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The order of commits in a graph: of the commits whose parents all have come, the one with the
 * earliest committer date comes next, then the smallest id.
 */
final class CommitOrder {
  private CommitOrder() {}

  /** Returns the rows that were reached, in order. */
  static int[] of(CommitRows rows, CommitReader reader) {
    int[] reached = reader.reached();
    IntList childOf = new IntList();
    IntList child = new IntList();
    int[] waitsFor = new int[rows.size()];
    for (int row : reached) {
      for (int index = 0; index < rows.parentCount(row); index++) {
        int parent = rows.parent(row, index);
        if (reader.isReached(parent)) {
          childOf.add(parent);
          child.add(row);
          waitsFor[row]++;
        }
      }
    }
    Postings children = Postings.of(childOf.toArray(), rows.size());
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.<Integer>comparingLong(rows::committedAt).thenComparing(rows::compareIds));
    for (int row : reached) {
      if (waitsFor[row] == 0) {
        ready.add(row);
      }
    }
    int[] order = new int[reached.length];
    int next = 0;
    for (Integer row = ready.poll(); row != null; row = ready.poll()) {
      order[next++] = row;
      for (int edge = 0; edge < children.count(row); edge++) {
        int freed = child.get(children.get(row, edge));
        if (--waitsFor[freed] == 0) {
          ready.add(freed);
        }
      }
    }
    return order;
  }
}
