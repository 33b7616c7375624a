package org.cienrich.forge.world;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A world by the keys the API asks for. Immutable. */
public final class Index {

  private final Map<Long, Repository> repositories = new HashMap<>();
  private final Map<String, Repository> byName = new HashMap<>();
  private final Map<String, Repository> byFormerName = new HashMap<>();
  private final Map<Long, TreeMap<Integer, WorkflowRun>> attempts = new HashMap<>();
  private final Map<Long, List<WorkflowRun>> newestFirst;
  private final Map<Long, List<Job>> jobs;
  private final Map<Long, Job> jobsById;

  public Index(World world) {
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
    jobsById = world.jobs().stream().collect(toMap(Job::id, job -> job, (first, last) -> last));
  }

  public Collection<Repository> repositories() {
    return repositories.values();
  }

  /** The repository with this id. */
  public Optional<Repository> repository(long id) {
    return Optional.ofNullable(repositories.get(id));
  }

  /** The repository that now has this full name (case does not matter). */
  public Optional<Repository> named(String fullName) {
    return Optional.ofNullable(byName.get(key(fullName)));
  }

  /** The repository that once had this full name. */
  public Optional<Repository> formerlyNamed(String fullName) {
    return Optional.ofNullable(byFormerName.get(key(fullName)));
  }

  /** The latest attempt of every run of the repository, newest run first. */
  public List<WorkflowRun> runs(Repository repository) {
    return newestFirst.getOrDefault(repository.id(), List.of());
  }

  /** The latest attempt of a run, if it belongs to the repository. */
  public Optional<WorkflowRun> run(Repository repository, long id) {
    return attemptsOf(repository, id).map(run -> run.lastEntry().getValue());
  }

  /** One attempt of a run, if it belongs to the repository. */
  public Optional<WorkflowRun> attempt(Repository repository, long id, int attempt) {
    return attemptsOf(repository, id).map(run -> run.get(attempt));
  }

  /** The jobs of all attempts of a run, by attempt and id. */
  public List<Job> jobs(long runId) {
    return jobs.getOrDefault(runId, List.of());
  }

  /** A job of any run. */
  public Optional<Job> job(long id) {
    return Optional.ofNullable(jobsById.get(id));
  }

  /** A job, if its run belongs to the repository. */
  public Optional<Job> job(Repository repository, long id) {
    return job(id).filter(job -> attempt(repository, job.runId(), job.runAttempt()).isPresent());
  }

  private Optional<NavigableMap<Integer, WorkflowRun>> attemptsOf(Repository repository, long id) {
    return Optional.<NavigableMap<Integer, WorkflowRun>>ofNullable(attempts.get(id))
        .filter(run -> run.firstEntry().getValue().repositoryId() == repository.id());
  }

  private static String key(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }
}
