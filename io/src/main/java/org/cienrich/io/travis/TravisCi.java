package org.cienrich.io.travis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.JobLogs;
import org.cienrich.io.ci.PagedLists;
import org.cienrich.io.ci.RepositoryNames;
import org.cienrich.io.ci.Texts;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.log.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * Travis CI, by API v3. A build is a build of Travis CI:
 *
 * <ul>
 *   <li>It is triggered and starts when Travis CI says that it started. One that has not started,
 *       or was cancelled before, is triggered when the first of its jobs was created; without jobs
 *       it is {@code Failed} as long as it may still start, else not found.
 *   <li>It completes with the last of its jobs; Travis CI's duration is a sum over jobs.
 *   <li>Of a pull request the commit is the real head where the message of the virtual merge names
 *       it, else the virtual merge itself. The branch it goes into is not its own.
 *   <li>{@code errored} stays apart from {@code failure}. A build without a state has no status.
 * </ul>
 *
 * Builds have one attempt. Those of a repository under another name are found if that is a former
 * one, or the numeric id of GitHub is the same. Thread-safe.
 */
public final class TravisCi implements CiProvider {
  public static final String NAME = ProviderNames.TRAVIS_CI;

  /** The headers of every request, beside {@code Authorization}. */
  public static final Map<String, String> HEADERS = Map.of("Travis-API-Version", "3");

  private static final Pattern ID = Pattern.compile("0*([0-9]{1,18})");

  /** Jobs that all have ended only change by being started again. */
  private static final Reuse ENDED_JOBS =
      reply -> {
        List<Job> jobs = PagedLists.items(reply, "jobs", Job::of);
        return !jobs.isEmpty() && jobs.stream().allMatch(job -> States.isTerminal(job.state()));
      };

  private final RestApi api;
  private final PagedLists lists;
  private final RepositoryNames names;
  private final JobLogs logs;

  /**
   * @param forge knows former names of repositories
   */
  public TravisCi(RestApi api, CodeForge forge, LogStore store) {
    this.api = api;
    this.lists = new PagedLists(api, TravisCi::nextPage);
    this.names = new RepositoryNames(forge);
    this.logs = new JobLogs(store);
  }

  /** A page that leads back is the last. */
  private static @Nullable String nextPage(Json page) throws MalformedReplyException {
    Json pagination = page.findObject("@pagination").orElse(null);
    Json next = pagination == null ? null : pagination.findObject("next").orElse(null);
    if (pagination == null || next == null) {
      return null;
    }
    Long here = pagination.findNumber("offset");
    long offset = next.number("offset");
    return offset <= (here == null ? 0 : here) ? null : "offset=" + offset;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds) {
    return buildIds.stream().map(id -> new RunAnswer(id, find(repository, id))).toList();
  }

  private Lookup<FoundRun> find(RepositoryInfo repository, String text) {
    Matcher matcher = ID.matcher(text);
    if (!matcher.matches()) {
      return new Lookup.NotFound<>(
          MissingReason.NOT_FOUND,
          "The id of a Travis CI build is a number of at most 18 digits: " + Texts.quote(text));
    }
    long id = Long.parseLong(matcher.group(1));
    return api.get("/build/" + id + "?include=build.jobs", "build " + id, Build.ENDED, Build::map)
        .flatMap(build -> ofRepository(repository, id, build))
        .flatMap(
            build ->
                jobs(build)
                    .flatMap(
                        jobs ->
                            run(repository, build, jobs)
                                .map(
                                    run ->
                                        FoundRun.ofOnlyAttempt(
                                            run, jobs.stream().map(Job::toJob).toList()))));
  }

  private Lookup<Build> ofRepository(RepositoryInfo repository, long id, Build build) {
    Lookup<Build> other =
        new Lookup.NotFound<>(
            MissingReason.NOT_FOUND, "Build " + id + " is not one of " + repository.name());
    if (build.id() != id) {
      return other;
    }
    Long githubId = build.githubId();
    if (githubId != null) {
      return Long.toString(githubId).equals(repository.key()) ? new Lookup.Found<>(build) : other;
    }
    return names
        .isNameOf(repository, build.slug())
        .flatMap(same -> same ? new Lookup.Found<>(build) : other);
  }

  private Lookup<List<Job>> jobs(Build build) {
    List<Job> told = build.jobs();
    if (told != null) {
      return new Lookup.Found<>(told);
    }
    Lookup<List<Job>> lookup =
        lists.all(
            "/build/" + build.id() + "/jobs?limit=100",
            "jobs",
            "jobs of build " + build.id(),
            ENDED_JOBS,
            Job::of);
    return lookup instanceof Lookup.NotFound<List<Job>> missing
            && missing.reason() != MissingReason.FORBIDDEN
        ? new Lookup.Found<>(List.of())
        : lookup;
  }

  private static Lookup<CiRun> run(RepositoryInfo repository, Build build, List<Job> jobs) {
    Instant triggeredAt =
        Optional.ofNullable(build.startedAt())
            .or(
                () ->
                    jobs.stream()
                        .map(Job::createdAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder()))
            .orElse(null);
    if (triggeredAt == null) {
      String message = "Build " + build.id() + " does not tell when it was triggered";
      return States.isTerminal(build.state())
          ? new Lookup.NotFound<>(MissingReason.NOT_PROVIDED, message)
          : new Lookup.Failed<>(MissingReason.UNAVAILABLE, message + ", and may start later");
    }
    Instant completedAt = null;
    for (Job job : jobs) {
      completedAt = Texts.later(completedAt, job.finishedAt());
    }
    return new Lookup.Found<>(
        completedAt == null
            ? run(repository, build, triggeredAt, build.finishedAt(), "updated_at")
            : run(repository, build, triggeredAt, completedAt, "jobs"));
  }

  private static CiRun run(
      RepositoryInfo repository,
      Build build,
      Instant triggeredAt,
      @Nullable Instant completedAt,
      String source) {
    boolean isOver = States.isTerminal(build.state()) && completedAt != null;
    return new CiRun(
        new BuildIdentity(NAME, repository.key(), repository.name(), Long.toString(build.id()), 1),
        build.trigger(triggeredAt),
        new RunResult(
            States.status(build.state()),
            States.conclusion(build.state()),
            isOver ? completedAt : null,
            isOver ? source : null));
  }

  /** {@inheritDoc} Builds that have not started are left out. */
  @Override
  public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
    String slug = repository.name().replace("/", "%2F");
    return lists
        .all(
            "/repo/" + slug + "/builds?limit=100&sort_by=id",
            "builds",
            "builds of " + repository.name(),
            Reuse.NEVER,
            Build::of)
        .map(builds -> runs(repository, builds, before));
  }

  private static List<CiRun> runs(RepositoryInfo repository, List<Build> builds, Instant before) {
    List<CiRun> runs = new ArrayList<>();
    for (Build build : builds) {
      Instant startedAt = build.startedAt();
      if (startedAt != null && startedAt.isBefore(before)) {
        runs.add(run(repository, build, startedAt, build.finishedAt(), "updated_at"));
      }
    }
    runs.sort(CiRun.BY_START);
    return List.copyOf(runs);
  }

  @Override
  public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
    String buildKey = run.id().key();
    return logs.fetch(
        buildKey,
        jobs,
        job ->
            api.download(
                    "/job/" + job.id() + "/log.txt",
                    "log of job " + job.id(),
                    JobLogs.MAX_BYTES,
                    file -> logs.put(buildKey, job.id(), file))
                .flatMap(size -> size));
  }
}
