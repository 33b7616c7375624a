package org.cienrich.io.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.log.JobLogReader;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunEstimate;
import org.cienrich.io.log.LogStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider whose logs are read where they were fetched: what travels on is what they tell.
 * Reading again takes less time than keeping what was read would save. Thread-safe.
 */
final class ReadingLogs implements CiProvider {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingLogs.class);

  private final CiProvider provider;
  private final LogStore store;

  ReadingLogs(CiProvider provider, LogStore store) {
    this.provider = provider;
    this.store = store;
  }

  @Override
  public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
    BuildLogs logs = provider.fetchLogs(repository, run, jobs);
    return new BuildLogs(logs.jobs().stream().map(log -> read(run.id().key(), log)).toList());
  }

  private JobLog read(String buildKey, JobLog log) {
    if (!log.isStored()) {
      return log;
    }
    try (InputStream text = store.open(buildKey, log.jobId()).orElse(null)) {
      return text == null
          ? JobLog.missing(
              log.jobId(), MissingReason.UNAVAILABLE, "The stored log is damaged or gone")
          : log.telling(JobLogReader.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the stored log of job " + log.jobId(), e);
    } catch (RuntimeException e) {
      LOG.error("The log of job {} of build {} cannot be understood", log.jobId(), buildKey, e);
      return JobLog.missing(
          log.jobId(), MissingReason.COMPUTATION_FAILED, "The log cannot be understood: " + e);
    }
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds) {
    return provider.findRuns(repository, buildIds);
  }

  @Override
  public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
    return provider.listRuns(repository, before);
  }

  @Override
  public RunEstimate estimate(RepositoryInfo repository, List<String> buildIds) {
    return provider.estimate(repository, buildIds);
  }

  @Override
  public Optional<Duration> logRetention() {
    return provider.logRetention();
  }
}
