package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunQuery;
import org.jspecify.annotations.Nullable;

/**
 * Completes runs with what was asked for: earlier attempts, and the jobs of the attempts that are
 * rows. An earlier attempt that GitHub no longer keeps is left out; if it is the only one wanted,
 * the run is not found. Thread-safe.
 */
final class RunAnswers {
  /** GitHub starts no run more often than this. */
  private static final int MAX_ATTEMPTS = 100;

  private final SingleRuns runs;
  private final RunJobs jobs;

  RunAnswers(SingleRuns runs, RunJobs jobs) {
    this.runs = runs;
    this.jobs = jobs;
  }

  /**
   * Answers for one run: one lookup, or one for each attempt that is a row.
   *
   * @param run as it is told by its last attempt
   */
  List<Lookup<FoundRun>> of(RunQuery query, Lookup<WorkflowRun> run) {
    Lookup<List<FoundRun>> rows = run.flatMap(last -> rows(query, last));
    return rows instanceof Lookup.Found<List<FoundRun>> found
        ? found.value().stream().<Lookup<FoundRun>>map(Lookup.Found::new).toList()
        : List.of(rows.map(list -> list.get(0)));
  }

  private Lookup<List<FoundRun>> rows(RunQuery query, WorkflowRun last) {
    boolean earlier = query.withAttempts() || query.attempts() != Attempts.LAST;
    if (earlier && last.attempt() > MAX_ATTEMPTS) {
      return new Lookup.Failed<>(
          MissingReason.TOO_LARGE, "Run " + last.id() + " has " + last.attempt() + " attempts");
    }
    SortedMap<Integer, WorkflowRun> known = new TreeMap<>();
    known.put(last.attempt(), last);
    for (int attempt = 1; earlier && attempt < last.attempt(); attempt++) {
      if (attempt > 1 && query.attempts() == Attempts.FIRST && !query.withAttempts()) {
        break;
      }
      Lookup<WorkflowRun> lookup = runs.attempt(query.repository(), last.id(), attempt);
      if (lookup instanceof Lookup.Found<WorkflowRun> found) {
        known.put(attempt, found.value());
      } else if (lookup instanceof Lookup.Failed<WorkflowRun>
          || (attempt == 1 && query.attempts() == Attempts.FIRST)) {
        return lookup.map(run -> List.of());
      }
    }
    return complete(query, last, known);
  }

  private Lookup<List<FoundRun>> complete(
      RunQuery query, WorkflowRun last, SortedMap<Integer, WorkflowRun> known) {
    SortedMap<Integer, WithJobs> rows = new TreeMap<>();
    for (WorkflowRun run : known.values()) {
      if (isRow(query.attempts(), run, last)) {
        Lookup<WithJobs> lookup = withJobs(query.repository(), run);
        if (!(lookup instanceof Lookup.Found<WithJobs> found)) {
          return lookup.map(row -> List.of());
        }
        rows.put(run.attempt(), found.value());
      }
    }
    RunAttempts attempts = query.withAttempts() ? attempts(query.repository(), known, rows) : null;
    List<FoundRun> found = new ArrayList<>();
    rows.forEach(
        (attempt, row) ->
            found.add(new FoundRun(row.run(), attempt == last.attempt(), row.jobs(), attempts)));
    return new Lookup.Found<>(found);
  }

  /** The last attempt is always told: history needs it. */
  private static boolean isRow(Attempts attempts, WorkflowRun run, WorkflowRun last) {
    return switch (attempts) {
      case ALL -> true;
      case FIRST -> run.attempt() == 1 || run.attempt() == last.attempt();
      case LAST -> run.attempt() == last.attempt();
    };
  }

  private static RunAttempts attempts(
      RepositoryInfo repository,
      SortedMap<Integer, WorkflowRun> known,
      SortedMap<Integer, WithJobs> rows) {
    List<RunAttempt> attempts = new ArrayList<>();
    for (WorkflowRun run : known.values()) {
      @Nullable WithJobs row = rows.get(run.attempt());
      attempts.add(RunAttempt.of(row == null ? run.toCiRun(repository) : row.run()));
    }
    return new RunAttempts(attempts);
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
