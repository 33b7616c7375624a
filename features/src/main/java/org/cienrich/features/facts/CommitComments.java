package org.cienrich.features.facts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The comments on commits of a repository.
 *
 * @param bySha when each comment was written, by the commit it is on
 */
public record CommitComments(Map<String, List<Instant>> bySha) {
  public CommitComments {
    bySha = Map.copyOf(bySha);
  }

  /** Returns the comments that had been written at an instant. */
  public CommitComments asOf(Instant instant) {
    Map<String, List<Instant>> earlier = new HashMap<>();
    bySha.forEach(
        (sha, times) ->
            earlier.put(sha, times.stream().filter(time -> !time.isAfter(instant)).toList()));
    return new CommitComments(earlier);
  }
}
