package org.cienrich.transforms.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The builds of a repository that were started again, by all their attempts. Not thread-safe. */
final class StartedAgain {
  private final Map<String, List<HistoryRecord>> attempts = new HashMap<>();

  /** Takes an attempt of a build; that of a build with one attempt is not kept. */
  void add(HistoryRecord build) {
    if (build.supersededAt() != null || attempts.containsKey(build.keyOfAttempts())) {
      attempts.computeIfAbsent(build.keyOfAttempts(), key -> new ArrayList<>()).add(build);
    }
  }

  /** Returns the attempt by which a build counts at a trigger; empty if it has one attempt. */
  Optional<HistoryRecord> attemptAt(Instant trigger, HistoryRecord build) {
    return attempts.getOrDefault(build.keyOfAttempts(), List.of()).stream()
        .filter(attempt -> attempt.countsAt(trigger))
        .findFirst();
  }
}
