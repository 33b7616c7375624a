package org.cienrich.features.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.TeamActivity;

/**
 * The forge that hosts the repositories and their discussions. Never throws for what its answers
 * say. Thread-safe.
 */
public interface CodeForge {

  /**
   * Looks a repository up by {@code owner/name}; former names lead to the present repository.
   *
   * @param name not trusted
   */
  Lookup<RepositoryInfo> findRepository(String name);

  /**
   * Finds the pull request that each build built: by its number where the run tells one, else by
   * its commit. Of several pull requests with that commit the oldest into this repository that was
   * open at the trigger counts.
   *
   * @param runs of one repository that a pull request triggered
   * @return as many answers, in the same order; found and empty if there is no pull request
   */
  List<Lookup<Optional<PullRequestHistory>>> pullRequests(
      RepositoryInfo repository, List<CiRun> runs);

  /** Tells who contributed to the default branch in a span of time. */
  Lookup<TeamActivity> teamActivity(RepositoryInfo repository, Instant from, Instant until);

  /** Tells all comments on commits. */
  Lookup<CommitComments> commitComments(RepositoryInfo repository);
}
