package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;

/** Runs asked for one by one. Only completed ones are reused. Thread-safe. */
final class SingleRuns {
  /** GitHub starts no run more often than this. */
  private static final int MAX_ATTEMPTS = 100;

  private static final Reuse IF_COMPLETED = reply -> WorkflowRun.map(reply).isCompleted();

  private final RestApi api;

  SingleRuns(RestApi api) {
    this.api = api;
  }

  /** Looks a run up by its last attempt. */
  Lookup<WorkflowRun> last(RepositoryInfo repository, long id) {
    return get(repository, "/actions/runs/" + id, "run " + id)
        .flatMap(
            run ->
                run.id() == id && run.isOf(repository.key()) ? found(run) : alien(repository, id));
  }

  private Lookup<WorkflowRun> attempt(RepositoryInfo repository, long id, int attempt) {
    return get(
            repository,
            "/actions/runs/" + id + "/attempts/" + attempt,
            "attempt " + attempt + " of run " + id)
        .flatMap(
            run ->
                run.id() == id && run.attempt() == attempt && run.isOf(repository.key())
                    ? found(run)
                    : alien(repository, id));
  }

  /**
   * Looks up all attempts of a run that GitHub keeps, the first one first. More than it starts of
   * any run are not asked for.
   *
   * @param last attempt, which is not asked for
   */
  Lookup<List<WorkflowRun>> attempts(RepositoryInfo repository, WorkflowRun last) {
    if (last.attempt() > MAX_ATTEMPTS) {
      return new Lookup.Failed<>(
          MissingReason.TOO_LARGE, "Run " + last.id() + " has " + last.attempt() + " attempts");
    }
    List<WorkflowRun> attempts = new ArrayList<>();
    for (int number = 1; number < last.attempt(); number++) {
      Lookup<WorkflowRun> lookup = attempt(repository, last.id(), number);
      if (lookup instanceof Lookup.Found<WorkflowRun> found) {
        attempts.add(found.value());
      } else if (lookup instanceof Lookup.Failed<WorkflowRun>) {
        return lookup.map(List::of);
      }
    }
    attempts.add(last);
    return new Lookup.Found<>(attempts);
  }

  private Lookup<WorkflowRun> get(RepositoryInfo repository, String path, String subject) {
    return api.get(
        "/repos/" + repository.name() + path,
        subject + " in " + repository.name(),
        IF_COMPLETED,
        WorkflowRun::map);
  }

  private static Lookup<WorkflowRun> found(WorkflowRun run) {
    return new Lookup.Found<>(run);
  }

  private static Lookup<WorkflowRun> alien(RepositoryInfo repository, long id) {
    return new Lookup.NotFound<>(
        MissingReason.NOT_FOUND, "Run " + id + " is not one of " + repository.name());
  }
}
