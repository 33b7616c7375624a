package org.cienrich.io.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.ports.Lookup;

/** Gets the logs of jobs one by one, where they are not stored yet. Thread-safe. */
public final class JobLogs {

  /** The largest log of a job that is fetched. */
  public static final long MAX_BYTES = 256L << 20;

  /** Fetches the log of one job into the sink. */
  @FunctionalInterface
  public interface Source {
    /** Returns the size of the log as plain text. */
    Lookup<Long> fetch(CiJob job, LogSink.Key key);
  }

  private final String provider;
  private final LogSink sink;

  public JobLogs(String provider, LogSink sink) {
    this.provider = provider;
    this.sink = sink;
  }

  /**
   * Returns the state of the log of each job. A job that did not start has none, and that of a job
   * that has not ended is not fetched.
   *
   * @throws UncheckedIOException if the sink cannot be read
   */
  public BuildLogs fetch(String repoKey, List<CiJob> jobs, Source source) {
    List<JobLog> logs = new ArrayList<>();
    for (CiJob job : jobs) {
      logs.add(fetch(job, new LogSink.Key(provider, repoKey, job.id()), source));
    }
    return new BuildLogs(logs);
  }

  private JobLog fetch(CiJob job, LogSink.Key key, Source source) {
    if (job.startedAt() == null) {
      return JobLog.missing(job.id(), MissingReason.NOT_APPLICABLE, "The job did not run");
    }
    if (job.completedAt() == null) {
      return JobLog.missing(job.id(), MissingReason.NOT_COMPLETED_YET, "The job has not ended");
    }
    OptionalLong stored = find(key);
    if (stored.isPresent()) {
      return JobLog.stored(job.id(), stored.getAsLong());
    }
    Lookup<Long> fetched = source.fetch(job, key);
    if (fetched instanceof Lookup.Found<Long> found) {
      return JobLog.stored(job.id(), found.value());
    }
    if (fetched instanceof Lookup.NotFound<Long> notFound) {
      return JobLog.missing(job.id(), notFound.reason(), notFound.message());
    }
    Lookup.Failed<Long> failed = (Lookup.Failed<Long>) fetched;
    return JobLog.missing(job.id(), failed.reason(), failed.message());
  }

  private OptionalLong find(LogSink.Key key) {
    try {
      return sink.find(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
