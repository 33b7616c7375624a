package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.List;

/**
 * Where wanted runs lie so close together that a list is cheaper than one request for each. It
 * takes runs as evenly spread over ids, which grow with time.
 */
final class Segments {
  /** Fewer wanted runs are not worth a list. */
  static final int SMALLEST = 8;

  /**
   * The two ends of a segment are asked for singly, and its first page tells how many there are.
   */
  private static final int FIXED = 3;

  /** Wanted ids that are best listed: the indices of the first and the last. */
  record Segment(int first, int last) {
    int size() {
      return last - first + 1;
    }
  }

  /**
   * The cheapest way.
   *
   * @param segments to list; the ids between them are asked for one by one
   * @param requests how many it takes
   */
  record Choice(List<Segment> segments, long requests) {}

  private Segments() {}

  /** Returns how many requests it takes to list so many runs by time, the first one left out. */
  static long furtherPages(long runs) {
    long splits = runs > RunLists.REACHABLE ? 3 * runs / (2 * RunLists.REACHABLE) : 0;
    return Math.max(0, Pages.count(runs) - 1) + splits;
  }

  /**
   * Chooses the segments.
   *
   * @param ids wanted, in ascending order
   * @param runsPerId how many runs there are for each id
   */
  static Choice choose(List<Long> ids, double runsPerId) {
    int count = ids.size();
    long[] cheapest = new long[count + 1];
    int[] start = new int[count + 1];
    for (int end = 1; end <= count; end++) {
      cheapest[end] = cheapest[end - 1] + 1;
      start[end] = -1;
      for (int first = end - SMALLEST; first >= 0; first--) {
        long runs = (long) Math.ceil(runsPerId * (ids.get(end - 1) - ids.get(first)));
        long requests = cheapest[first] + FIXED + furtherPages(runs);
        if (requests < cheapest[end]) {
          cheapest[end] = requests;
          start[end] = first;
        }
      }
    }
    List<Segment> segments = new ArrayList<>();
    for (int end = count; end > 0; ) {
      if (start[end] < 0) {
        end--;
      } else {
        segments.add(0, new Segment(start[end], end - 1));
        end = start[end];
      }
    }
    return new Choice(List.copyOf(segments), cheapest[count]);
  }
}
