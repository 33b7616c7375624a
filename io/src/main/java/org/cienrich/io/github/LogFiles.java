package org.cienrich.io.github;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.log.LogStore;
import org.cienrich.io.log.TooLargeLogException;

/**
 * Puts downloaded logs into the store. What an archive claims is not trusted: names are compared
 * only, sizes are counted.
 */
final class LogFiles {
  private static final int MAX_ENTRIES = 100_000;

  private final LogStore store;
  private final long maxLogBytes;
  private final long maxArchiveBytes;

  /**
   * @param maxLogBytes the largest log accepted, decompressed
   * @param maxArchiveBytes the largest sum of the logs of an archive, decompressed
   */
  LogFiles(LogStore store, long maxLogBytes, long maxArchiveBytes) {
    this.store = store;
    this.maxLogBytes = maxLogBytes;
    this.maxArchiveBytes = maxArchiveBytes;
  }

  /**
   * Stores the logs of an archive.
   *
   * @param jobs those that may have a log in it
   * @return the logs that it has, by the id of the job
   * @throws IOException if the archive is damaged
   * @throws UncheckedIOException if the store fails
   */
  Map<String, JobLog> storeArchive(String buildKey, List<CiJob> jobs, Path file)
      throws IOException, MalformedReplyException {
    Map<String, JobLog> logs = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new MalformedReplyException("an archive of " + zip.size() + " files");
      }
      List<String> names = new ArrayList<>();
      zip.stream().map(ZipEntry::getName).forEach(names::add);
      Map<String, String> entries = LogNames.match(jobs, names);
      long left = maxArchiveBytes;
      for (CiJob job : jobs) {
        if (entries.containsKey(job.id())) {
          ZipEntry entry = zip.getEntry(entries.get(job.id()));
          try (InputStream in = new VerifiedInput(zip.getInputStream(entry), entry.getCrc());
              BoundedInput text = new BoundedInput(in, Math.min(left, maxLogBytes))) {
            logs.put(job.id(), store(buildKey, job.id(), text));
            left -= Math.min(left, text.bytesRead());
          }
        }
      }
    }
    return logs;
  }

  /**
   * Stores the log of one job.
   *
   * @throws IOException if the file cannot be read
   * @throws UncheckedIOException if the store fails
   */
  JobLog storeText(String buildKey, String jobId, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        BoundedInput text = new BoundedInput(in, maxLogBytes)) {
      return store(buildKey, jobId, text);
    }
  }

  private JobLog store(String buildKey, String jobId, BoundedInput text) throws IOException {
    try {
      return JobLog.stored(jobId, store.put(buildKey, jobId, text));
    } catch (TooLargeLogException tooLarge) {
      return tooLarge(jobId);
    } catch (IOException e) {
      if (text.isTooLarge()) {
        return tooLarge(jobId);
      }
      if (text.isBroken()) {
        throw e;
      }
      throw new UncheckedIOException("Cannot store the log of job " + jobId, e);
    }
  }

  private static JobLog tooLarge(String jobId) {
    return JobLog.missing(
        jobId, MissingReason.TOO_LARGE, "The log of job " + jobId + " is larger than what is kept");
  }
}
