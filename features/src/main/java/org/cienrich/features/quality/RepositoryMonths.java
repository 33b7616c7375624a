package org.cienrich.features.quality;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.QualityReport.Month;

/** The builds of one repository by month and status, and its time. Not thread-safe. */
final class RepositoryMonths {
  private static final int MONTHS_PER_YEAR = 12;

  /** By months since year 0, the rows by status. */
  private final SortedMap<Integer, long[]> months = new TreeMap<>();

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  void add(Instant triggeredAt, int status) {
    long micros = micros(triggeredAt);
    first = Math.min(first, micros);
    last = Math.max(last, micros);
    var date = triggeredAt.atOffset(ZoneOffset.UTC);
    months
        .computeIfAbsent(
            date.getYear() * MONTHS_PER_YEAR + date.getMonthValue() - 1,
            month -> new long[Statuses.COUNT])[status]++;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  void merge(RepositoryMonths other) {
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    other.months.forEach(
        (month, counts) -> {
          long[] sums = months.computeIfAbsent(month, key -> new long[Statuses.COUNT]);
          for (int i = 0; i < sums.length; i++) {
            sums[i] += counts[i];
          }
        });
  }

  /** Returns the rows by the number of their status. */
  long[] byStatus() {
    long[] sums = new long[Statuses.COUNT];
    for (long[] counts : months.values()) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts[i];
      }
    }
    return sums;
  }

  /**
   * Returns in which third of the repository's time a build was triggered: 0, 1 or 2; always 1 if
   * all were triggered at once.
   */
  int thirdOf(long triggeredMicros) {
    long third = (last - first) / 3;
    if (third == 0) {
      return 1;
    }
    if (triggeredMicros < first + third) {
      return 0;
    }
    return triggeredMicros >= last - third ? 2 : 1;
  }

  List<Month> months() {
    List<Month> list = new ArrayList<>();
    months.forEach(
        (month, counts) -> {
          SortedMap<String, Long> outcomes = new TreeMap<>();
          for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
              outcomes.put(Statuses.name(i), counts[i]);
            }
          }
          list.add(
              new Month(
                  "%04d-%02d"
                      .formatted(
                          Math.floorDiv(month, MONTHS_PER_YEAR),
                          Math.floorMod(month, MONTHS_PER_YEAR) + 1),
                  outcomes));
        });
    return list;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(first);
    out.writeLong(last);
    out.writeInt(months.size());
    for (var month : months.entrySet()) {
      out.writeInt(month.getKey());
      Bytes.write(out, month.getValue());
    }
  }

  static RepositoryMonths read(DataInputStream in) throws IOException {
    RepositoryMonths repository = new RepositoryMonths();
    repository.first = in.readLong();
    repository.last = in.readLong();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      repository.months.put(in.readInt(), Bytes.readLongs(in));
    }
    return repository;
  }
}
