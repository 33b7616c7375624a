package org.cienrich.io.ci;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.log.LogStore;
import org.cienrich.io.log.TooLargeLogException;

/** Gets the logs of jobs one by one, where they are not stored yet. Thread-safe. */
public final class JobLogs {

  /** The largest log of a job that is fetched. */
  public static final long MAX_BYTES = 256L << 20;

  /** Fetches the log of one job into the store. */
  @FunctionalInterface
  public interface Source {
    /** Returns the size of the log, as {@link #put} gave it. */
    Lookup<Long> fetch(CiJob job);
  }

  private final LogStore store;

  public JobLogs(LogStore store) {
    this.store = store;
  }

  /**
   * Returns the state of the log of each job. A job that did not start has none, and that of a job
   * that has not ended is not fetched.
   *
   * @throws UncheckedIOException if the store does not work
   */
  public BuildLogs fetch(String buildKey, List<CiJob> jobs, Source source) {
    return new BuildLogs(jobs.stream().map(job -> fetch(buildKey, job, source)).toList());
  }

  private JobLog fetch(String buildKey, CiJob job, Source source) {
    if (job.startedAt() == null) {
      return JobLog.missing(job.id(), MissingReason.NOT_APPLICABLE, "The job did not run");
    }
    if (job.completedAt() == null) {
      return JobLog.missing(job.id(), MissingReason.NOT_COMPLETED_YET, "The job has not ended");
    }
    OptionalLong stored = size(buildKey, job.id());
    if (stored.isPresent()) {
      return JobLog.stored(job.id(), stored.getAsLong());
    }
    Lookup<Long> fetched = source.fetch(job);
    if (fetched instanceof Lookup.Found<Long> found) {
      return JobLog.stored(job.id(), found.value());
    }
    if (fetched instanceof Lookup.NotFound<Long> notFound) {
      return JobLog.missing(job.id(), notFound.reason(), notFound.message());
    }
    Lookup.Failed<Long> failed = (Lookup.Failed<Long>) fetched;
    return JobLog.missing(job.id(), failed.reason(), failed.message());
  }

  private OptionalLong size(String buildKey, String jobId) {
    try {
      return store.size(buildKey, jobId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies a stored log into a file.
   *
   * @return false if it is not stored
   */
  public boolean copy(String buildKey, String jobId, Path file) throws IOException {
    Optional<InputStream> stored = store.open(buildKey, jobId);
    if (stored.isEmpty()) {
      return false;
    }
    try (InputStream in = stored.get()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  /**
   * Puts the log of a job into the store.
   *
   * @return its size, or that it is too large for the store
   * @throws UncheckedIOException if the store does not work: that is no fault of the provider
   */
  public Lookup<Long> put(String buildKey, String jobId, Path text) {
    try (InputStream in = Files.newInputStream(text)) {
      return new Lookup.Found<>(store.put(buildKey, jobId, in));
    } catch (TooLargeLogException e) {
      return new Lookup.NotFound<>(
          MissingReason.TOO_LARGE, "The log of job " + jobId + " is too large to be stored");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
