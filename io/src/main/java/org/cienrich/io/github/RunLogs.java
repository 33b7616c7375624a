package org.cienrich.io.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.log.LogStore;

/**
 * Fetches the logs of runs: one archive for all jobs of an attempt. Jobs whose log cannot be told
 * from others in it, or is not in it, are asked for one by one; so are all where the archive itself
 * cannot be had, until the first of them cannot be had either. Nothing is asked for that is stored;
 * where some logs of a run are, the archive was there before, and the others are asked for alone.
 * Thread-safe.
 */
final class RunLogs {
  /** How long GitHub keeps the logs of public repositories, and by default those of others. */
  static final Duration RETENTION = Duration.ofDays(90);

  private static final long MAX_ARCHIVE_FILE = 256L << 20;
  private static final long MAX_ARCHIVE = 4L << 30;
  private static final long MAX_LOG = 512L << 20;

  private final RestApi api;
  private final LogStore store;
  private final Clock clock;
  private final LogFiles files;

  RunLogs(RestApi api, LogStore store, Clock clock) {
    this.api = api;
    this.store = store;
    this.clock = clock;
    this.files = new LogFiles(store, MAX_LOG, MAX_ARCHIVE);
  }

  BuildLogs fetch(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
    Map<String, JobLog> logs = new HashMap<>();
    for (CiJob job : jobs) {
      OptionalLong bytes = storedSize(run, job);
      if (bytes.isPresent()) {
        logs.put(job.id(), JobLog.stored(job.id(), bytes.getAsLong()));
      }
    }
    List<CiJob> wanted = jobs.stream().filter(job -> !logs.containsKey(job.id())).toList();
    if (!"completed".equalsIgnoreCase(run.result().status())) {
      wanted.forEach(job -> logs.put(job.id(), notYet(job)));
    } else if (wanted.stream().anyMatch(RunLogs::hasRun)) {
      download(repository, run, jobs, logs);
    }
    return new BuildLogs(
        jobs.stream().map(job -> logs.getOrDefault(job.id(), neverRan(job))).toList());
  }

  private OptionalLong storedSize(CiRun run, CiJob job) {
    try {
      return store.size(run.id().key(), job.id());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the stored log of job " + job.id(), e);
    }
  }

  private void download(
      RepositoryInfo repository, CiRun run, List<CiJob> jobs, Map<String, JobLog> logs) {
    String key = run.id().key();
    boolean begun = !logs.isEmpty();
    Lookup<Map<String, JobLog>> archive =
        begun ? new Lookup.Found<>(Map.of()) : archive(repository, run, jobs);
    if (archive instanceof Lookup.Found<Map<String, JobLog>> found) {
      logs.putAll(found.value());
    }
    boolean isGone = isGone(run, archive);
    for (CiJob job : jobs) {
      if (logs.containsKey(job.id()) || !hasRun(job)) {
        continue;
      }
      if (isGone) {
        logs.put(job.id(), absent(run, job, archive));
        continue;
      }
      Lookup<JobLog> own = single(repository, key, job);
      if (own instanceof Lookup.Found<JobLog> found) {
        logs.put(job.id(), found.value());
        continue;
      }
      boolean hasArchive = archive instanceof Lookup.Found<Map<String, JobLog>>;
      isGone = !hasArchive;
      logs.put(job.id(), absent(run, job, hasArchive ? own : archive));
    }
  }

  private Lookup<Map<String, JobLog>> archive(
      RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
    String attempt = run.id().buildId() + "/attempts/" + run.id().attempt();
    return api.download(
        "/repos/" + repository.name() + "/actions/runs/" + attempt + "/logs",
        "logs of run " + run.id().buildId() + " in " + repository.name(),
        MAX_ARCHIVE_FILE,
        file -> files.storeArchive(run.id().key(), jobs, file));
  }

  /** Tells whether asking for single jobs is no use. */
  private boolean isGone(CiRun run, Lookup<?> archive) {
    return archive instanceof Lookup.NotFound<?> missing
        && (missing.reason() != MissingReason.NOT_FOUND || isOld(run));
  }

  private Lookup<JobLog> single(RepositoryInfo repository, String key, CiJob job) {
    return api.download(
        "/repos/" + repository.name() + "/actions/jobs/" + job.id() + "/logs",
        "log of job " + job.id() + " in " + repository.name(),
        MAX_LOG,
        file -> files.storeText(key, job.id(), file));
  }

  private JobLog absent(CiRun run, CiJob job, Lookup<?> lookup) {
    if (lookup instanceof Lookup.NotFound<?> missing) {
      boolean expired = missing.reason() == MissingReason.NOT_FOUND && isOld(run);
      return JobLog.missing(
          job.id(), expired ? MissingReason.EXPIRED : missing.reason(), missing.message());
    }
    Lookup.Failed<?> failed = (Lookup.Failed<?>) lookup;
    return JobLog.missing(job.id(), failed.reason(), failed.message());
  }

  private boolean isOld(CiRun run) {
    return run.trigger().startedAt().plus(RETENTION).isBefore(clock.instant());
  }

  /** Without a runner a cancelled job was waiting for one. */
  private static boolean hasRun(CiJob job) {
    String conclusion = job.conclusion() == null ? "" : job.conclusion().toLowerCase(Locale.ROOT);
    return switch (conclusion) {
      case "skipped" -> false;
      case "cancelled" -> job.runner() != null && job.startedAt() != null;
      default -> true;
    };
  }

  private static JobLog neverRan(CiJob job) {
    return JobLog.missing(job.id(), MissingReason.NOT_APPLICABLE, "Job " + job.id() + " never ran");
  }

  private static JobLog notYet(CiJob job) {
    return JobLog.missing(
        job.id(), MissingReason.NOT_COMPLETED_YET, "The run of job " + job.id() + " is under way");
  }
}
