package org.cienrich.io.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a span of time, or the rest of them.
 *
 * @param until not part of it
 * @param cursor behind which it goes on; null for the beginning
 */
record CommitSlice(Instant from, Instant until, @Nullable String cursor) {
  static final int PAGE_SIZE = 100;

  /** Leaves room for spans that are busier than the average. */
  private static final int COMMITS_PER_PART = 60;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** Cuts a span into weeks, or longer slices where there would be more than {@code most}. */
  static List<CommitSlice> weeks(Instant from, Instant until, int most) {
    Duration span = Duration.between(from, until);
    long parts = Math.min(most, Math.max(1, span.dividedBy(WEEK) + 1));
    return parts(from, until, parts);
  }

  /**
   * Cuts the slice where it has more commits than a page holds, unless it is too short for that: it
   * is read page by page then.
   *
   * @return empty if it is to be read as it is
   */
  List<CommitSlice> split(long commits) {
    long parts =
        Math.min(
            (commits + COMMITS_PER_PART - 1) / COMMITS_PER_PART,
            Duration.between(from, until).dividedBy(SHORTEST));
    return cursor != null || commits <= PAGE_SIZE || parts < 2
        ? List.of()
        : parts(from, until, parts);
  }

  private static List<CommitSlice> parts(Instant from, Instant until, long parts) {
    long seconds = (Duration.between(from, until).toSeconds() + parts - 1) / parts;
    List<CommitSlice> slices = new ArrayList<>();
    for (Instant start = from; start.isBefore(until); ) {
      Instant end = start.plusSeconds(seconds);
      slices.add(new CommitSlice(start, end.isAfter(until) ? until : end, null));
      start = end;
    }
    return slices;
  }

  CommitSlice after(String newCursor) {
    return new CommitSlice(from, until, newCursor);
  }

  String key() {
    return from.toString();
  }

  /** Both ends are part of what GitHub takes for a span; its times have no fractions. */
  String arguments() {
    return "since: "
        + GraphQlQuestion.literal(from.toString())
        + ", until: "
        + GraphQlQuestion.literal(until.minusSeconds(1).toString())
        + (cursor == null ? "" : ", after: " + GraphQlQuestion.literal(cursor));
  }
}
