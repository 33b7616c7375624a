package org.cienrich.io.git.diff;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The best sources for one target. git keeps four of them, in slots whose order decides among equal
 * ones. Not thread-safe.
 */
final class Candidates {
  private static final int SLOTS = 4;

  private final @Nullable Candidate[] slots = new @Nullable Candidate[SLOTS];

  /**
   * A possible rename. The more similar files come first, then those with equal names.
   *
   * @param score the similarity
   */
  record Candidate(int source, int target, int score, boolean sameName)
      implements Comparable<Candidate> {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparingInt(Candidate::score).thenComparing(Candidate::sameName).reversed();

    @Override
    public int compareTo(Candidate other) {
      return ORDER.compare(this, other);
    }
  }

  void offer(Candidate candidate) {
    int worst = 0;
    for (int slot = 1; slot < SLOTS; slot++) {
      if (compare(slots[slot], slots[worst]) > 0) {
        worst = slot;
      }
    }
    if (compare(slots[worst], candidate) > 0) {
      slots[worst] = candidate;
    }
  }

  private static int compare(@Nullable Candidate a, @Nullable Candidate b) {
    if (a == null || b == null) {
      return a != null ? -1 : b != null ? 1 : 0;
    }
    return a.compareTo(b);
  }

  /** Returns the candidates with at least that score, in the order of their slots. */
  Stream<Candidate> atLeast(int score) {
    return Arrays.stream(slots)
        .filter(Objects::nonNull)
        .filter(candidate -> candidate.score >= score);
  }
}
