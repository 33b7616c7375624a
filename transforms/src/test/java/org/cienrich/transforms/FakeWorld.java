package org.cienrich.transforms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.ResolvedCommit;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.Worktree;

/**
 * A forge in memory: repositories under one or more names, their runs, and a linear history c0 ← c1
 * ← c2 … in each, where c0 and c1, c2 and c3 and so on have the same tree. Workers find it by its
 * name.
 */
final class FakeWorld {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private static final Map<String, FakeWorld> WORLDS = new ConcurrentHashMap<>();

  private final String name;
  private final Map<String, RepositoryInfo> byName = new ConcurrentHashMap<>();
  private final Map<String, List<CiRun>> attempts = new ConcurrentHashMap<>();

  FakeWorld(String name) {
    this.name = name;
    WORLDS.put(name, this);
  }

  FakeWorld repository(String key, String canonical, String... otherNames) {
    RepositoryInfo info = new RepositoryInfo(key, canonical, "main", false, "Java");
    byName.put(Names.repoKeyOf(canonical), info);
    for (String other : otherNames) {
      byName.put(Names.repoKeyOf(other), info);
    }
    return this;
  }

  /** Adds a run that starts and is triggered at a minute and takes some minutes. */
  FakeWorld run(String repoKey, String id, int commit, int minute, int minutes, String conclusion) {
    Instant start = START.plusSeconds(60L * minute);
    List<CiRun> known =
        attempts.computeIfAbsent(repoKey + "/" + id, key -> new CopyOnWriteArrayList<>());
    known.add(
        new CiRun(
            new BuildIdentity("fake", repoKey, nameOf(repoKey), id, known.size() + 1),
            new RunTrigger(
                null,
                "push",
                "main",
                "c" + commit,
                start,
                start,
                List.of(),
                null,
                null,
                "ci",
                null),
            new RunResult("completed", conclusion, start.plusSeconds(60L * minutes), "jobs")));
    return this;
  }

  /** Keeps no longer what the first attempt of a run was. */
  FakeWorld forgetFirst(String repoKey, String id) {
    attempts.get(repoKey + "/" + id).remove(0);
    return this;
  }

  private String nameOf(String repoKey) {
    return byName.values().stream()
        .filter(repository -> repository.key().equals(repoKey))
        .findAny()
        .orElseThrow()
        .name();
  }

  CiProviders providers() {
    return new Providers(name);
  }

  Repositories repositories() {
    return new Mirrors(name);
  }

  private record Providers(String world) implements CiProviders {
    @Override
    public Optional<CiProvider> open(String provider) {
      return Optional.of(new Provider(WORLDS.get(world)));
    }

    @Override
    public CodeForge forge() {
      return new QuietForge(WORLDS.get(world));
    }

    @Override
    public CommitSource commits() {
      return CommitSource.NONE;
    }
  }

  /** A forge without pull requests and comments. */
  private record QuietForge(FakeWorld world) implements CodeForge {
    @Override
    public Lookup<RepositoryInfo> findRepository(String repo) {
      RepositoryInfo info = world.byName.get(Names.repoKeyOf(repo));
      return info == null
          ? new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No repository " + repo)
          : new Lookup.Found<>(info);
    }

    @Override
    public List<Lookup<Optional<PullRequestHistory>>> pullRequests(
        RepositoryInfo repository, List<CiRun> runs) {
      return runs.stream()
          .<Lookup<Optional<PullRequestHistory>>>map(run -> new Lookup.Found<>(Optional.empty()))
          .toList();
    }

    @Override
    public Lookup<TeamActivity> teamActivity(
        RepositoryInfo repository, Instant from, Instant until) {
      return new Lookup.Found<>(new TeamActivity(from, List.of()));
    }

    @Override
    public Lookup<CommitComments> commitComments(RepositoryInfo repository) {
      return new Lookup.Found<>(new CommitComments(Map.of()));
    }
  }

  private record Provider(FakeWorld world) implements CiProvider {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds) {
      return buildIds.stream().flatMap(id -> answers(repository, id)).toList();
    }

    @Override
    public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
      return new Lookup.Found<>(
          world.attempts.values().stream()
              .flatMap(List::stream)
              .filter(run -> run.id().repoKey().equals(repository.key()))
              .sorted(CiRun.BY_START)
              .toList());
    }

    @Override
    public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
      return new BuildLogs(jobs.stream().map(job -> JobLog.stored(job.id(), 1)).toList());
    }

    private Stream<RunAnswer> answers(RepositoryInfo repository, String buildId) {
      List<CiRun> known = world.attempts.get(repository.key() + "/" + buildId);
      if (buildId.equals("flaky")) {
        return Stream.of(
            new RunAnswer(
                buildId, new Lookup.Failed<>(MissingReason.UNAVAILABLE, "Gave up after 5 tries")));
      }
      if (known == null) {
        return Stream.of(
            new RunAnswer(
                buildId, new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No run " + buildId)));
      }
      RunAttempts attempts = new RunAttempts(known.stream().map(RunAttempt::of).toList());
      return known.stream()
          .map(run -> new RunAnswer(buildId, new Lookup.Found<>(found(run, attempts))));
    }

    private static FoundRun found(CiRun run, RunAttempts attempts) {
      String id = run.id().buildId() + "-" + run.id().attempt();
      CiJob job = new CiJob(id, "test", "completed", null, null, null, null, null);
      return new FoundRun(run, List.of(job), attempts);
    }
  }

  private record Mirrors(String world) implements Repositories {
    @Override
    public RepositoryView open(RepositoryInfo repository, Set<String> shas, Set<Long> pulls)
        throws RepositoryUnavailableException {
      if (repository.name().startsWith("down/")) {
        throw new RepositoryUnavailableException(
            MissingReason.UNAVAILABLE, "Mirror of " + repository.name() + " is down", null);
      }
      return new LinearHistory();
    }
  }

  private static final class LinearHistory implements RepositoryView {
    @Override
    public Optional<String> mirrorState() {
      return Optional.of("tip");
    }

    @Override
    public String origin() {
      return "made up";
    }

    @Override
    public String treeId(String sha) {
      return "tree-" + Integer.parseInt(sha.substring(1)) / 2;
    }

    @Override
    public Worktree worktree(String sha) {
      throw new IllegalArgumentException("No files: " + sha);
    }

    @Override
    public String rules() {
      return "rules";
    }

    @Override
    public ResolvedCommit resolve(String sha) {
      return sha.equals("c404")
          ? ResolvedCommit.gone(MissingReason.COMMIT_GONE, "nothing has it")
          : ResolvedCommit.found(CommitResolution.EXACT, sha, "in the mirror");
    }

    @Override
    public List<String> parents(String sha) {
      int number = Integer.parseInt(sha.substring(1));
      List<String> parents = new ArrayList<>();
      if (number > 0) {
        parents.add("c" + (number - 1));
      }
      return parents;
    }

    @Override
    public <T> Outcome<T> find(Resource<T> resource, BuildWork build) {
      return Outcome.missing(MissingReason.UNAVAILABLE);
    }

    @Override
    public void close() {}
  }
}
