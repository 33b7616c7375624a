package org.cienrich.features.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who committed to the default branch and who merged pull requests into it, in a span of time.
 * Features see it only as it was at the trigger of a build: {@link Team#asOf}.
 *
 * @param from the beginning of the span
 * @param contributions oldest first
 */
public record TeamActivity(Instant from, List<Contribution> contributions) {
  public TeamActivity {
    contributions = List.copyOf(contributions);
  }

  /** How somebody contributed. */
  public enum Kind {
    /** A commit that belongs to no pull request. */
    DIRECT_COMMIT,
    /** A commit of a pull request. */
    PULL_REQUEST_COMMIT,
    /** The merge of a pull request. */
    MERGE
  }

  /**
   * One contribution; at least one of login and e-mail is there.
   *
   * @param email of the author of a commit, in lower case; null for a merge
   */
  public record Contribution(
      Instant at, Kind kind, @Nullable String login, @Nullable String email) {}
}
