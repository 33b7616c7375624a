package org.cienrich.io.circleci;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunEstimate;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.ci.JobLogs;
import org.cienrich.io.ci.RepositoryNames;
import org.cienrich.io.ci.Texts;
import org.cienrich.io.log.LogStore;

/**
 * CircleCI. The form of its id tells what a build is:
 *
 * <ul>
 *   <li>A UUID is a pipeline of API v2, with all its workflows; of workflows of one name the one
 *       that was created last counts. It is triggered and starts when it is created. It has
 *       completed when all those workflows have ended, and then ended like the worst of them
 *       (failure, errored, cancelled, success; skipped if none ran), with the last of their jobs.
 *       Without workflows it has completed if it was created or errored, with no conclusion.
 *   <li>A whole number is a single job of API v1.1. It is triggered when it is queued, and starts
 *       and completes by its own times. Its number is the build's.
 *   <li>Any other text is not found.
 * </ul>
 *
 * Both have one attempt. The event is {@code pull_request} where CircleCI tells a pull request (of
 * the review, or by a branch {@code pull/N}), else {@code push} for a webhook, {@code schedule} for
 * a schedule, and CircleCI's word for all else. CircleCI's {@code error} is {@code errored}, apart
 * from {@code failure}. Projects under another name than the repository's are found if it is a
 * former one. Jobs are told by their numbers; what never ran has none, and is told by its UUID.
 *
 * <p>The log of a job is the text of its steps' outputs, in their order; if one of them is gone, it
 * has expired. Listing asks for the workflows of every pipeline, as the list does not tell how they
 * ended. Thread-safe.
 */
public final class CircleCi implements CiProvider {
  public static final String NAME = ProviderNames.CIRCLECI;

  /** How long outputs are kept on most plans. */
  private static final Duration RETENTION = Duration.ofDays(30);

  /** The headers of every request to the API, beside {@code Circle-Token}. */
  public static final Map<String, String> HEADERS = Map.of("Accept", "application/json");

  private static final Pattern PIPELINE =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern JOB = Pattern.compile("0*([0-9]{1,18})");

  private final Pipelines pipelines;
  private final SingleJobs jobs;
  private final StepOutputs outputs;
  private final JobLogs logs;

  /**
   * @param api below whose address are {@code /v2} and {@code /v1.1}
   * @param storage asks without any credential or header; its own address does not matter
   * @param forge knows former names of repositories
   */
  public CircleCi(RestApi api, RestApi storage, CodeForge forge, LogStore store) {
    RepositoryNames names = new RepositoryNames(forge);
    this.pipelines = new Pipelines(api, names);
    this.jobs = new SingleJobs(api, names);
    this.logs = new JobLogs(store);
    this.outputs = new StepOutputs(api, storage, logs);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds) {
    return buildIds.stream().map(id -> new RunAnswer(id, find(repository, id))).toList();
  }

  private Lookup<FoundRun> find(RepositoryInfo repository, String id) {
    if (PIPELINE.matcher(id).matches()) {
      return pipelines.find(repository, id.toLowerCase(Locale.ROOT));
    }
    Matcher number = JOB.matcher(id);
    if (number.matches()) {
      return jobs.find(repository, Long.toString(Long.parseLong(number.group(1))));
    }
    return new Lookup.NotFound<>(
        MissingReason.NOT_FOUND,
        "A build of CircleCI is told by the UUID of a pipeline or the number of a job: "
            + Texts.quote(id));
  }

  @Override
  public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
    return pipelines.list(repository, before);
  }

  @Override
  public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> ofRun) {
    String buildKey = run.id().key();
    return logs.fetch(buildKey, ofRun, job -> outputs.fetch(repository, buildKey, job.id()));
  }

  /**
   * {@inheritDoc} Of a pipeline its workflows and the jobs of one workflow are counted, and one log
   * of each build, as how many there are is not known before.
   */
  @Override
  public RunEstimate estimate(RepositoryInfo repository, List<String> buildIds) {
    long builds = buildIds.size();
    long ofPipelines = buildIds.stream().filter(id -> PIPELINE.matcher(id).matches()).count();
    return new RunEstimate(builds, 2 * ofPipelines, builds, null, null);
  }

  @Override
  public Optional<Duration> logRetention() {
    return Optional.of(RETENTION);
  }
}
