package org.cienrich.forge.world;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** What GitHub knows, by the keys its APIs ask for. Immutable. */
public final class GitHubIndex {

  private record Key(long repositoryId, String name) {}

  private record Attempt(long runId, int attempt) {}

  private final Map<Key, RepositoryCommit> commits = new HashMap<>();
  private final Map<Key, Branch> branches = new HashMap<>();
  private final Map<Long, LinkedHashMap<Long, PullRequest>> pulls = new HashMap<>();
  private final Map<Key, List<PullRequest>> pullsByCommit = new HashMap<>();
  private final Map<Key, List<CommitComment>> commitComments;
  private final Map<Attempt, RunLogs> runLogs = new HashMap<>();
  private final Map<Long, JobLog> jobLogs = new HashMap<>();

  public GitHubIndex(World world) {
    GitHubData data = world.github();
    data.commits().forEach(it -> commits.put(new Key(it.repositoryId(), it.sha()), it));
    data.branches().forEach(it -> branches.put(new Key(it.repositoryId(), it.name()), it));
    data.pullRequests().stream()
        .sorted(comparing(PullRequest::createdAt).thenComparing(PullRequest::number).reversed())
        .forEach(this::add);
    commitComments =
        data.commitComments().stream()
            .sorted(comparing(CommitComment::createdAt))
            .collect(groupingBy(comment -> new Key(comment.repositoryId(), comment.sha())));
    data.runLogs().forEach(it -> runLogs.put(new Attempt(it.runId(), it.attempt()), it));
    data.jobLogs().forEach(it -> jobLogs.put(it.jobId(), it));
  }

  /** A commit by its full id. */
  public Optional<RepositoryCommit> commit(Repository repository, String sha) {
    return Optional.ofNullable(commits.get(new Key(repository.id(), sha)));
  }

  /** The commit a branch name or a full id stands for. */
  public Optional<RepositoryCommit> resolve(Repository repository, String ref) {
    return commit(repository, branch(repository, ref).map(Branch::sha).orElse(ref));
  }

  public Optional<Branch> branch(Repository repository, String name) {
    return Optional.ofNullable(branches.get(new Key(repository.id(), name)));
  }

  /** The commit and all its ancestors, newest first by commit date. */
  public List<RepositoryCommit> history(Repository repository, RepositoryCommit tip) {
    List<RepositoryCommit> history = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(tip.sha()));
    PriorityQueue<RepositoryCommit> next =
        new PriorityQueue<>(
            comparing((RepositoryCommit commit) -> commit.committer().date())
                .reversed()
                .thenComparing(RepositoryCommit::sha));
    next.add(tip);
    while (!next.isEmpty()) {
      RepositoryCommit commit = next.remove();
      history.add(commit);
      for (String parent : commit.parents()) {
        if (seen.add(parent)) {
          commit(repository, parent).ifPresent(next::add);
        }
      }
    }
    return history;
  }

  public Optional<PullRequest> pull(Repository repository, long number) {
    return Optional.ofNullable(pulls(repository.id()).get(number));
  }

  /** All pull requests of a repository, newest first. */
  public List<PullRequest> pulls(Repository repository) {
    return List.copyOf(pulls(repository.id()).values());
  }

  /** The pull requests that brought a commit, or whose merge it is. */
  public List<PullRequest> pullsWith(Repository repository, String sha) {
    return pullsByCommit.getOrDefault(new Key(repository.id(), sha), List.of());
  }

  /** The comments on a commit, oldest first. */
  public List<CommitComment> comments(Repository repository, String sha) {
    return commitComments.getOrDefault(new Key(repository.id(), sha), List.of());
  }

  /** The comments on all commits, oldest first. */
  public List<CommitComment> comments(Repository repository) {
    return commitComments.entrySet().stream()
        .filter(entry -> entry.getKey().repositoryId() == repository.id())
        .flatMap(entry -> entry.getValue().stream())
        .sorted(comparing(CommitComment::createdAt).thenComparing(CommitComment::id))
        .toList();
  }

  public Optional<RunLogs> logs(long runId, int attempt) {
    return Optional.ofNullable(runLogs.get(new Attempt(runId, attempt)));
  }

  public Optional<JobLog> log(long jobId) {
    return Optional.ofNullable(jobLogs.get(jobId));
  }

  private Map<Long, PullRequest> pulls(long repositoryId) {
    return pulls.getOrDefault(repositoryId, new LinkedHashMap<>());
  }

  private void add(PullRequest pull) {
    pulls
        .computeIfAbsent(pull.repositoryId(), id -> new LinkedHashMap<>())
        .put(pull.number(), pull);
    Set<String> shas = new HashSet<>(pull.commits());
    Optional.ofNullable(pull.merge()).ifPresent(merge -> shas.add(merge.commit()));
    for (String sha : shas) {
      pullsByCommit
          .computeIfAbsent(new Key(pull.repositoryId(), sha), key -> new ArrayList<>())
          .add(pull);
    }
  }
}
