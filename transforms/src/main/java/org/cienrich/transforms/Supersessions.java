package org.cienrich.transforms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cienrich.features.facts.CiRun;

/** Tells when builds were started again. */
final class Supersessions {
  private Supersessions() {}

  /**
   * Returns, by the key of each attempt but the last one of its build, when the next one was
   * triggered.
   *
   * @param attempts of the builds of one repository, in any order
   */
  static Map<String, Instant> of(List<CiRun> attempts) {
    Map<String, Instant> supersessions = new HashMap<>();
    attempts.stream()
        .collect(Collectors.groupingBy(run -> run.id().keyOfAttempts()))
        .values()
        .forEach(ofBuild -> add(ofBuild, supersessions));
    return supersessions;
  }

  private static void add(List<CiRun> ofBuild, Map<String, Instant> supersessions) {
    List<CiRun> lastFirst = new ArrayList<>(ofBuild);
    lastFirst.sort(Comparator.comparing((CiRun run) -> run.id().attempt()).reversed());
    Instant next = Instant.MAX;
    for (CiRun attempt : lastFirst) {
      if (!attempt.equals(lastFirst.get(0))) {
        supersessions.put(attempt.id().key(), next);
      }
      Instant triggeredAt = attempt.trigger().triggeredAt();
      next = triggeredAt.isBefore(next) ? triggeredAt : next;
    }
  }
}
