package org.cienrich.transforms.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.cienrich.features.Outcome;

/**
 * The builds of a repository, or those of them that share a value, in their order; and how often
 * each remembered feature had each value, as of any instant. Not thread-safe.
 */
final class Tally {
  private final List<HistoryRecord> builds = new ArrayList<>();
  private final KnownSpans completions = new KnownSpans();
  private final List<ValueTally> byFeature = new ArrayList<>();

  /**
   * @param features how many features are remembered
   */
  Tally(int features) {
    for (int i = 0; i < features; i++) {
      byFeature.add(new ValueTally());
    }
  }

  void add(HistoryRecord build) {
    builds.add(build);
    if (build.completedAt() == null) {
      return;
    }
    long from = knownFrom(build);
    long until = knownUntil(build);
    if (from >= until) {
      return;
    }
    completions.add(from, until);
    for (int i = 0; i < byFeature.size(); i++) {
      if (build.remembered().get(i) instanceof Outcome.Present<?> present) {
        byFeature.get(i).add(present.value(), from, until);
      }
    }
  }

  /** A build that claims to complete before it was triggered is known from its trigger on. */
  private static long knownFrom(HistoryRecord build) {
    return Math.max(Micros.of(build.completedAt()), Micros.of(build.triggeredAt()));
  }

  private static long knownUntil(HistoryRecord build) {
    return build.supersededAt() == null ? KnownSpans.OPEN : Micros.of(build.supersededAt());
  }

  /** Returns the builds in their order, one that was started again by each attempt. */
  List<HistoryRecord> builds() {
    return builds;
  }

  boolean contains(HistoryRecord build) {
    return Collections.binarySearch(builds, build, Comparator.comparing(HistoryRecord::rank)) >= 0;
  }

  /** Returns how many builds are known to have completed at {@code time}. */
  int count(long time) {
    return completions.countAt(time);
  }

  /** Returns how often each value of a remembered feature was seen. */
  ValueTally valuesOf(int feature) {
    return byFeature.get(feature);
  }
}
