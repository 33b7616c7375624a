package org.cienrich.io.github;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.jspecify.annotations.Nullable;

/** A way of asking GitHub for pull requests. Thread-safe. */
interface PullRequestSource {

  /**
   * A pull request that a commit belongs to.
   *
   * @param closedAt when it was last closed or merged; null while it is open
   * @param intoThis whether it is one into the repository asked about
   */
  record Candidate(long number, Instant createdAt, @Nullable Instant closedAt, boolean intoThis) {

    boolean wasOpenAt(Instant instant) {
      return !createdAt.isAfter(instant) && (closedAt == null || !closedAt.isBefore(instant));
    }
  }

  /**
   * The pull requests that a commit belongs to.
   *
   * @param isComplete whether there are no more
   */
  record Candidates(List<Candidate> candidates, boolean isComplete) {
    static final Candidates NONE = new Candidates(List.of(), true);

    public Candidates {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Tells the pull requests of commits; none for a commit that GitHub does not know.
   *
   * @param latest by commit, the latest trigger for which the answer has to hold
   */
  Map<String, Lookup<Candidates>> candidates(
      RepositoryInfo repository, NavigableMap<String, Instant> latest);

  /**
   * Tells pull requests with all that happened to them.
   *
   * @param latest by number, the latest trigger for which the answer has to hold
   */
  Map<Long, Lookup<PullRequestHistory>> histories(
      RepositoryInfo repository, NavigableMap<Long, Instant> latest);
}
