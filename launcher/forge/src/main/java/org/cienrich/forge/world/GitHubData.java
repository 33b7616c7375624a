package org.cienrich.forge.world;

import java.util.List;

/**
 * What GitHub knows of repositories besides runs and jobs. Immutable. Worlds made of tables have
 * none of it.
 *
 * @param runLogs runs that are not listed have no logs
 * @param jobLogs jobs that are not listed have no logs
 */
public record GitHubData(
    List<RepositoryCommit> commits,
    List<Branch> branches,
    List<PullRequest> pullRequests,
    List<CommitComment> commitComments,
    List<RunLogs> runLogs,
    List<JobLog> jobLogs) {

  /** Nothing. */
  public static final GitHubData NONE =
      new GitHubData(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public GitHubData {
    commits = List.copyOf(commits);
    branches = List.copyOf(branches);
    pullRequests = List.copyOf(pullRequests);
    commitComments = List.copyOf(commitComments);
    runLogs = List.copyOf(runLogs);
    jobLogs = List.copyOf(jobLogs);
  }
}
