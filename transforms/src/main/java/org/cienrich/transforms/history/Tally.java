package org.cienrich.transforms.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Outcome;

/**
 * The builds of a repository, or those of them that share a value, in their order; and how often
 * each remembered feature had each value, as of any instant. Not thread-safe.
 */
final class Tally {
  private final List<HistoryRecord> builds = new ArrayList<>();
  private final CompletionTimes completions = new CompletionTimes();
  private final List<Map<Object, CompletionTimes>> byFeature = new ArrayList<>();

  void add(HistoryRecord build) {
    builds.add(build);
    if (build.completedAt() == null) {
      return;
    }
    long known = knownFrom(build);
    completions.add(known);
    for (int i = 0; i < build.remembered().size(); i++) {
      if (byFeature.size() == i) {
        byFeature.add(new HashMap<>());
      }
      if (build.remembered().get(i) instanceof Outcome.Present<?> present) {
        byFeature
            .get(i)
            .computeIfAbsent(present.value(), value -> new CompletionTimes())
            .add(known);
      }
    }
  }

  /** A build that claims to complete before it was triggered is known from its trigger on. */
  private static long knownFrom(HistoryRecord build) {
    return Math.max(Micros.of(build.completedAt()), Micros.of(build.triggeredAt()));
  }

  /** Returns the builds in their order. */
  List<HistoryRecord> builds() {
    return builds;
  }

  int count(long before) {
    return completions.countBefore(before);
  }

  int count(int feature, Object value, long before) {
    CompletionTimes times = feature < byFeature.size() ? byFeature.get(feature).get(value) : null;
    return times == null ? 0 : times.countBefore(before);
  }

  long count(int feature, long before) {
    return feature < byFeature.size()
        ? byFeature.get(feature).values().stream()
            .mapToLong(times -> times.countBefore(before))
            .sum()
        : 0;
  }

  long distinct(int feature, long before) {
    return feature < byFeature.size()
        ? byFeature.get(feature).values().stream()
            .filter(times -> times.countBefore(before) > 0)
            .count()
        : 0;
  }
}
