package org.cienrich.forge.rest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/** A world by the keys the API asks for. Immutable. */
final class Index {

  private final Map<Long, Repository> repositories = new HashMap<>();
  private final Map<String, Repository> byName = new HashMap<>();
  private final Map<String, Repository> byFormerName = new HashMap<>();
  private final Map<Long, TreeMap<Integer, WorkflowRun>> attempts = new HashMap<>();
  private final Map<Long, List<WorkflowRun>> newestFirst;
  private final Map<Long, List<Job>> jobs;

  Index(World world) {
    for (Repository repository : world.repositories()) {
      repositories.put(repository.id(), repository);
      byName.put(key(repository.fullName()), repository);
      repository.formerNames().forEach(name -> byFormerName.put(key(name), repository));
    }
    for (WorkflowRun run : world.runs()) {
      attempts.computeIfAbsent(run.id(), id -> new TreeMap<>()).put(run.attempt(), run);
    }
    newestFirst =
        attempts.values().stream()
            .map(run -> run.lastEntry().getValue())
            .sorted(
                comparing((WorkflowRun run) -> run.times().createdAt())
                    .thenComparing(WorkflowRun::id)
                    .reversed())
            .collect(groupingBy(WorkflowRun::repositoryId));
    jobs =
        world.jobs().stream()
            .sorted(comparingInt(Job::runAttempt).thenComparing(comparingLong(Job::id)))
            .collect(groupingBy(Job::runId));
  }

  Optional<Repository> repository(long id) {
    return Optional.ofNullable(repositories.get(id));
  }

  Optional<Repository> named(String fullName) {
    return Optional.ofNullable(byName.get(key(fullName)));
  }

  Optional<Repository> formerlyNamed(String fullName) {
    return Optional.ofNullable(byFormerName.get(key(fullName)));
  }

  Collection<Repository> repositories() {
    return repositories.values();
  }

  /** The latest attempt of every run of the repository, newest run first. */
  List<WorkflowRun> runs(Repository repository) {
    return newestFirst.getOrDefault(repository.id(), List.of());
  }

  /** The latest attempt of a run, if it belongs to the repository. */
  Optional<WorkflowRun> run(Repository repository, long id) {
    return attemptsOf(repository, id).map(run -> run.lastEntry().getValue());
  }

  /** One attempt of a run, if it belongs to the repository. */
  Optional<WorkflowRun> attempt(Repository repository, long id, int attempt) {
    return attemptsOf(repository, id).map(run -> run.get(attempt));
  }

  /** The jobs of all attempts of a run, by attempt and id. */
  List<Job> jobs(long runId) {
    return jobs.getOrDefault(runId, List.of());
  }

  private Optional<NavigableMap<Integer, WorkflowRun>> attemptsOf(Repository repository, long id) {
    return Optional.<NavigableMap<Integer, WorkflowRun>>ofNullable(attempts.get(id))
        .filter(run -> run.firstEntry().getValue().repositoryId() == repository.id());
  }

  private static String key(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }
}
