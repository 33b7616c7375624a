package org.cienrich.io.git;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.cienrich.io.store.RecentlyUsed;

/**
 * The commits that a commit reaches. The sets of recently asked commits are kept, and so are those
 * of every 512th commit along first parents: what a further one costs is the walk to the nearest of
 * them. Thread-safe.
 */
final class AncestorSets {
  private static final int STRIDE = 512;
  private static final long MAX_BYTES_KEPT = 32L << 20;

  private final int[] parentStarts;
  private final int[] parents;
  private final int[] depths;
  private final RecentlyUsed<Integer, BitSet> kept =
      new RecentlyUsed<>(MAX_BYTES_KEPT, set -> 128 + set.size() / Byte.SIZE);

  /**
   * @param parentStarts for each commit where its parents begin, and where the last ones end
   * @param parents numbers of commits, smaller than those of their children
   */
  AncestorSets(int[] parentStarts, int[] parents) {
    this.parentStarts = parentStarts;
    this.parents = parents;
    this.depths = new int[parentStarts.length - 1];
    for (int commit = 0; commit < depths.length; commit++) {
      int parent = firstParent(commit);
      depths[commit] = parent < 0 ? 0 : depths[parent] + 1;
    }
  }

  /** Returns a commit and its ancestors: a set that is shared and must not be changed. */
  synchronized BitSet of(int tip) {
    Deque<Integer> missing = new ArrayDeque<>();
    for (int at = tip; at >= 0 && kept.get(at) == null; at = landmarkBelow(at)) {
      missing.push(at);
    }
    BitSet reached = kept.get(tip);
    for (int commit : missing) {
      BitSet tips = new BitSet(commit + 1);
      tips.set(commit);
      reached = walk(tips);
      kept.put(commit, reached);
    }
    return reached == null ? new BitSet() : reached;
  }

  /** Returns some commits and their ancestors, as a set of the caller's own. */
  synchronized BitSet of(BitSet tips) {
    return walk((BitSet) tips.clone());
  }

  /** Takes the highest of the commits that wait, so all its descendants have come before. */
  private BitSet walk(BitSet waiting) {
    BitSet reached = new BitSet(waiting.length());
    for (int commit = waiting.length() - 1;
        commit >= 0;
        commit = waiting.previousSetBit(commit - 1)) {
      BitSet known = kept.get(commit);
      if (known != null) {
        reached.or(known);
        waiting.andNot(known);
        continue;
      }
      reached.set(commit);
      for (int at = parentStarts[commit]; at < parentStarts[commit + 1]; at++) {
        if (!reached.get(parents[at])) {
          waiting.set(parents[at]);
        }
      }
    }
    return reached;
  }

  private int landmarkBelow(int commit) {
    int below = firstParent(commit);
    while (below >= 0 && depths[below] % STRIDE != 0) {
      below = firstParent(below);
    }
    return below;
  }

  private int firstParent(int commit) {
    int start = parentStarts[commit];
    return start == parentStarts[commit + 1] ? -1 : parents[start];
  }
}
