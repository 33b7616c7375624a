package org.cienrich.features.quality;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.tables.FeatureVectorRow;

/**
 * What is measured of whole rows: of a part, or of several parts, merged in their order. Not
 * thread-safe.
 */
final class RowFindings {
  private final SortedMap<String, RepositoryMonths> repositories = new TreeMap<>();
  private final RowSample sample;

  /** Rows by the number of their status and that of the build before. */
  private final long[] statusPairs;

  private long completed;
  private long partial;
  private long failed;

  RowFindings() {
    this(new RowSample(), new long[Statuses.COUNT * Statuses.COUNT]);
  }

  private RowFindings(RowSample sample, long[] statusPairs) {
    this.sample = sample;
    this.statusPairs = statusPairs;
  }

  /**
   * Takes a row.
   *
   * @param status the number of its status
   * @param previous the number of the status of the build before
   */
  void add(FeatureVectorRow row, int status, int previous) {
    switch (row.extractionStatus()) {
      case "completed" -> completed++;
      case "partial" -> partial++;
      default -> failed++;
    }
    statusPairs[previous * Statuses.COUNT + status]++;
    repositories
        .computeIfAbsent(row.repo(), repo -> new RepositoryMonths())
        .add(row.triggeredAt(), status);
  }

  RowSample sample() {
    return sample;
  }

  SortedMap<String, RepositoryMonths> repositories() {
    return repositories;
  }

  long completed() {
    return completed;
  }

  long partial() {
    return partial;
  }

  long failed() {
    return failed;
  }

  /** Returns the rows with this status after one with that. */
  long pairs(int previous, int status) {
    return statusPairs[previous * Statuses.COUNT + status];
  }

  /** Returns the rows by the number of their status. */
  long[] byStatus() {
    long[] sums = new long[Statuses.COUNT];
    for (int i = 0; i < statusPairs.length; i++) {
      sums[i % Statuses.COUNT] += statusPairs[i];
    }
    return sums;
  }

  void merge(RowFindings next) {
    next.repositories.forEach(
        (repo, months) ->
            repositories.computeIfAbsent(repo, key -> new RepositoryMonths()).merge(months));
    sample.merge(next.sample);
    for (int i = 0; i < statusPairs.length; i++) {
      statusPairs[i] += next.statusPairs[i];
    }
    completed += next.completed;
    partial += next.partial;
    failed += next.failed;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Bytes.write(out, statusPairs);
      Bytes.write(out, new long[] {completed, partial, failed});
      out.writeInt(repositories.size());
      for (var repository : repositories.entrySet()) {
        out.writeUTF(repository.getKey());
        repository.getValue().write(out);
      }
      sample.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static RowFindings fromBytes(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      long[] statusPairs = Bytes.readLongs(in);
      long[] sums = Bytes.readLongs(in);
      SortedMap<String, RepositoryMonths> repositories = new TreeMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        repositories.put(in.readUTF(), RepositoryMonths.read(in));
      }
      RowFindings findings = new RowFindings(RowSample.read(in), statusPairs);
      findings.repositories.putAll(repositories);
      findings.completed = sums[0];
      findings.partial = sums[1];
      findings.failed = sums[2];
      return findings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
