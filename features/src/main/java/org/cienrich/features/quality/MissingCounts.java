package org.cienrich.features.quality;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.cienrich.features.MissingReason;

/** Missing values by reason. Not thread-safe. */
final class MissingCounts {
  private final Map<MissingReason, long[]> counts = new EnumMap<>(MissingReason.class);

  void add(MissingReason reason, long times) {
    counts.computeIfAbsent(reason, key -> new long[1])[0] += times;
  }

  long of(MissingReason reason) {
    long[] count = counts.get(reason);
    return count == null ? 0 : count[0];
  }

  void merge(MissingCounts other) {
    other.counts.forEach((reason, count) -> add(reason, count[0]));
  }

  /** Returns the counts in the order of the reasons. */
  long[] toLongs() {
    return Arrays.stream(MissingReason.values()).mapToLong(this::of).toArray();
  }

  static MissingCounts ofLongs(long[] longs) {
    MissingCounts counts = new MissingCounts();
    MissingReason[] reasons = MissingReason.values();
    for (int i = 0; i < reasons.length; i++) {
      if (longs[i] > 0) {
        counts.add(reasons[i], longs[i]);
      }
    }
    return counts;
  }
}
