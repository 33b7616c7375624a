package org.cienrich.io.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunEstimate;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.log.LogStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub with GitHub Actions. A build is an attempt of a workflow run:
 *
 * <ul>
 *   <li>It is triggered when the run is created, a later attempt when that attempt starts.
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
  private static final Logger LOG = LoggerFactory.getLogger(GitHubActions.class);

  private final SingleRuns singles;
  private final RunLists hints;
  private final RunAnswers answers;
  private final RunHistory history;
  private final RunLogs logs;

  /**
   * @param clock tells how old a run is whose logs are gone
   */
  GitHubActions(RestApi api, LogStore logs, Clock clock) {
    this.singles = new SingleRuns(api);
    this.hints = new RunLists(api, Reuse.ALWAYS, RunPage::lenient);
    this.answers = new RunAnswers(singles, new RunJobs(api));
    this.history = new RunHistory(new RunLists(api, Reuse.NEVER, RunPage::strict), singles);
    this.logs = new RunLogs(api, logs, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Runs are listed 100 per page where that takes fewer requests than asking for each. An
   * earlier attempt takes two requests, for itself and for its jobs; where one fails, so does the
   * run. Attempts that GitHub no longer keeps are left out. The jobs of a run that is under way are
   * not asked for.
   */
  @Override
  public List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds) {
    RunSearch search = search(repository, buildIds);
    RunPlan plan = search.plan();
    Map<Long, Lookup<WorkflowRun>> runs = search.run();
    LOG.info("{}", plan);
    Map<Long, List<Lookup<FoundRun>>> found = new HashMap<>();
    RunLists.REQUESTS
        .map(
            List.copyOf(runs.entrySet()),
            run -> Map.entry(run.getKey(), answers.of(repository, run.getValue())))
        .forEach(answer -> found.put(answer.getKey(), answer.getValue()));
    return buildIds.stream()
        .flatMap(
            id ->
                runId(id)
                    .map(number -> found.getOrDefault(number, List.of()))
                    .orElseGet(() -> List.of(noId(id)))
                    .stream()
                    .map(lookup -> new RunAnswer(id, lookup)))
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asks for little more than the first page of each list that might be used, and for the runs
   * at the ends. All runs are taken to have been started again as often as those seen there.
   */
  @Override
  public RunEstimate estimate(RepositoryInfo repository, List<String> buildIds) {
    RunSearch search = search(repository, buildIds);
    RunPlan plan = search.plan();
    List<Instant> ends = search.ends();
    long earlier = search.earlierAttempts();
    return new RunEstimate(
        plan.calls() + earlier,
        buildIds.size() + earlier,
        buildIds.size(),
        ends.stream().min(Comparator.naturalOrder()).orElse(null),
        ends.stream().max(Comparator.naturalOrder()).orElse(null));
  }

  @Override
  public Optional<Duration> logRetention() {
    return Optional.of(RunLogs.RETENTION);
  }

  private RunSearch search(RepositoryInfo repository, List<String> buildIds) {
    List<Long> ids = buildIds.stream().flatMap(id -> runId(id).stream()).toList();
    RunSearch search = new RunSearch(hints, singles, repository, ids);
    new RunPlanner(search, hints, repository.name()).plan();
    return search;
  }

  @Override
  public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
    return history.list(repository, before);
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException if the store fails
   */
  @Override
  public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
    return logs.fetch(repository, run, jobs);
  }

  private static Optional<Long> runId(String buildId) {
    Matcher matcher = RUN_ID.matcher(buildId);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static Lookup<FoundRun> noId(String buildId) {
    return new Lookup.NotFound<>(
        MissingReason.NOT_FOUND,
        "The id of a GitHub Actions run is a number of at most 18 digits: " + quote(buildId));
  }

  static String quote(String text) {
    return "'" + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + "'";
  }
}
