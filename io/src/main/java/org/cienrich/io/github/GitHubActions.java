package org.cienrich.io.github;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunQuery;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.jspecify.annotations.Nullable;

/**
 * GitHub with GitHub Actions. A build is a workflow run, told by its last attempt:
 *
 * <ul>
 *   <li>It is triggered when it is created, a later attempt when that attempt starts.
 *   <li>It completes when the last job of that attempt does. Only where GitHub knows no completed
 *       job, {@code updated_at} stands in, and the result says so.
 *   <li>Its actor is who triggered that attempt.
 *   <li>Its pull requests are those into the repository itself. GitHub tells none for runs from
 *       forks.
 * </ul>
 *
 * Repositories that have moved are found by former names. Answers that lack what every run has are
 * asked for again and then {@code Failed}: there are no defaults. When GitHub refuses every token,
 * lookups are {@code Failed} with {@code FORBIDDEN}, as a later run with another token may succeed.
 * Thread-safe.
 */
public final class GitHubActions implements CiProvider {
  public static final String NAME = "github_actions";

  private static final Pattern RUN_ID = Pattern.compile("0*([0-9]{1,18})");

  private final RestApi api;
  private final JobTimes jobs;

  GitHubActions(RestApi api) {
    this.api = api;
    this.jobs = new JobTimes(api);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<RunAnswer> findRuns(RunQuery query) {
    return query.buildIds().stream()
        .map(
            id ->
                new RunAnswer(
                    id,
                    findRun(query.repository(), id)
                        .map(run -> new FoundRun(run, true, List.of(), null))))
        .toList();
  }

  @Override
  public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
    throw new UnsupportedOperationException();
  }

  Lookup<CiRun> findRun(RepositoryInfo repository, String buildId) {
    var matcher = RUN_ID.matcher(buildId);
    if (!matcher.matches()) {
      return new Lookup.NotFound<>(
          MissingReason.NOT_FOUND,
          "The id of a GitHub Actions run is a number of at most 18 digits: " + quote(buildId));
    }
    long id = Long.parseLong(matcher.group(1));
    String subject = "run " + id + " in " + repository.name();
    Lookup<WorkflowRun> lookup =
        api.get(
            "/repos/" + repository.name() + "/actions/runs/" + id,
            subject,
            Reuse.NEVER,
            WorkflowRun::map);
    if (lookup instanceof Lookup.NotFound<WorkflowRun> missing) {
      return new Lookup.NotFound<>(missing.reason(), missing.message());
    }
    if (lookup instanceof Lookup.Failed<WorkflowRun> failed) {
      return new Lookup.Failed<>(failed.reason(), failed.message());
    }
    WorkflowRun run = ((Lookup.Found<WorkflowRun>) lookup).value();
    if (run.id() != id || !Long.toString(run.repositoryId()).equals(repository.key())) {
      return new Lookup.NotFound<>(
          MissingReason.NOT_FOUND, "Run " + id + " is not one of " + repository.name());
    }
    return withResult(repository, run);
  }

  private Lookup<CiRun> withResult(RepositoryInfo repository, WorkflowRun run) {
    if (!run.isCompleted()) {
      return found(repository, run, null, null);
    }
    Lookup<JobTimes.Latest> lookup = jobs.latestCompletion(repository.name(), run);
    if (lookup instanceof Lookup.Failed<JobTimes.Latest> failed) {
      return new Lookup.Failed<>(failed.reason(), failed.message());
    }
    Instant completedAt =
        lookup instanceof Lookup.Found<JobTimes.Latest> latest
            ? latest.value().completedAt()
            : null;
    if (completedAt != null) {
      return found(repository, run, completedAt, "jobs");
    }
    return found(repository, run, run.updatedAt(), run.updatedAt() == null ? null : "updated_at");
  }

  private static Lookup<CiRun> found(
      RepositoryInfo repository,
      WorkflowRun run,
      @Nullable Instant completedAt,
      @Nullable String source) {
    BuildIdentity identity =
        new BuildIdentity(
            NAME, repository.key(), repository.name(), Long.toString(run.id()), run.attempt());
    RunResult result = new RunResult(run.status(), run.conclusion(), completedAt, source);
    return new Lookup.Found<>(new CiRun(identity, run.trigger(), result));
  }

  static String quote(String text) {
    return "'" + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + "'";
  }
}
