package org.cienrich.forge.world;

import java.util.List;
import java.util.function.Function;

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

  /** All that the parts know. */
  public static GitHubData of(List<GitHubData> parts) {
    return new GitHubData(
        all(parts, GitHubData::commits),
        all(parts, GitHubData::branches),
        all(parts, GitHubData::pullRequests),
        all(parts, GitHubData::commitComments),
        all(parts, GitHubData::runLogs),
        all(parts, GitHubData::jobLogs));
  }

  private static <T> List<T> all(List<GitHubData> parts, Function<GitHubData, List<T>> list) {
    return parts.stream().map(list).flatMap(List::stream).toList();
  }

  public GitHubData {
    commits = List.copyOf(commits);
    branches = List.copyOf(branches);
    pullRequests = List.copyOf(pullRequests);
    commitComments = List.copyOf(commitComments);
    runLogs = List.copyOf(runLogs);
    jobLogs = List.copyOf(jobLogs);
  }
}
