package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;
import org.cienrich.features.ports.Lookup;

/**
 * Completes runs with their earlier attempts and the jobs of each. An earlier attempt that GitHub
 * no longer keeps is left out. Thread-safe.
 */
final class RunAnswers {
  private final SingleRuns runs;
  private final RunJobs jobs;

  RunAnswers(SingleRuns runs, RunJobs jobs) {
    this.runs = runs;
    this.jobs = jobs;
  }

  /**
   * Answers for one run: one lookup for each attempt, or one that says why there is none.
   *
   * @param run as it is told by its last attempt
   */
  List<Lookup<FoundRun>> of(RepositoryInfo repository, Lookup<WorkflowRun> run) {
    Lookup<List<FoundRun>> answers =
        run.flatMap(last -> runs.attempts(repository, last))
            .flatMap(attempts -> complete(repository, attempts));
    return answers instanceof Lookup.Found<List<FoundRun>> found
        ? found.value().stream().<Lookup<FoundRun>>map(Lookup.Found::new).toList()
        : List.of(answers.map(list -> list.get(0)));
  }

  private Lookup<List<FoundRun>> complete(RepositoryInfo repository, List<WorkflowRun> attempts) {
    List<WithJobs> completed = new ArrayList<>();
    for (WorkflowRun attempt : attempts) {
      Lookup<WithJobs> lookup = withJobs(repository, attempt);
      if (!(lookup instanceof Lookup.Found<WithJobs> found)) {
        return lookup.map(absent -> List.of());
      }
      completed.add(found.value());
    }
    RunAttempts all =
        new RunAttempts(completed.stream().map(attempt -> RunAttempt.of(attempt.run())).toList());
    return new Lookup.Found<>(
        completed.stream()
            .map(attempt -> new FoundRun(attempt.run(), attempt.jobs(), all))
            .toList());
  }

  private record WithJobs(CiRun run, List<CiJob> jobs) {}

  /** A run under way has none yet that tell anything. */
  private Lookup<WithJobs> withJobs(RepositoryInfo repository, WorkflowRun run) {
    if (!run.isCompleted()) {
      return new Lookup.Found<>(new WithJobs(run.toCiRun(repository), List.of()));
    }
    Lookup<List<CiJob>> lookup = jobs.of(repository.name(), run);
    if (lookup instanceof Lookup.NotFound<List<CiJob>>) {
      return new Lookup.Found<>(new WithJobs(run.toCiRun(repository), List.of()));
    }
    return lookup.map(
        list ->
            new WithJobs(
                RunJobs.latestCompletion(list)
                    .map(latest -> run.toCiRun(repository, latest, "jobs"))
                    .orElseGet(() -> run.toCiRun(repository)),
                list));
  }
}
