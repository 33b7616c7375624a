package org.cienrich.transforms.history;

import org.jspecify.annotations.Nullable;

/**
 * How many builds are known to have completed, as of any instant: each after it completed, and
 * until it was started again. Not thread-safe.
 */
final class KnownSpans {
  /** The end of the span of a build that was not started again. */
  static final long OPEN = Long.MAX_VALUE;

  private final SortedTimes starts = new SortedTimes();
  private @Nullable SortedTimes ends;

  /**
   * Adds a span.
   *
   * @param until the last instant at which the build counts, after {@code from}; or {@link #OPEN}
   */
  void add(long from, long until) {
    starts.add(from);
    if (until != OPEN) {
      if (ends == null) {
        ends = new SortedTimes();
      }
      ends.add(until);
    }
  }

  /** Returns the earliest start. There must be one. */
  long first() {
    return starts.first();
  }

  /** Tells whether a build in it was started again. */
  boolean hasEnds() {
    return ends != null;
  }

  /** Returns how many spans start before {@code time} and do not end before it. */
  int countAt(long time) {
    return starts.countBefore(time) - (ends == null ? 0 : ends.countBefore(time));
  }
}
