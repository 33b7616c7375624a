package org.cienrich.io.github;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A span of time in which runs were created, in whole seconds, both ends included. */
record CreatedWindow(Instant from, Instant until) {
  CreatedWindow {
    from = from.truncatedTo(ChronoUnit.SECONDS);
    until = until.truncatedTo(ChronoUnit.SECONDS);
    if (from.isAfter(until)) {
      throw new IllegalArgumentException(from + " is after " + until);
    }
  }

  /** Returns the filter as it is written in a query. */
  String filter() {
    return "created=" + from + ".." + until;
  }

  /**
   * Splits into spans of about the same length that share no second.
   *
   * @return fewer than asked for, at least one, if there are not as many seconds
   */
  List<CreatedWindow> split(long parts) {
    long seconds = ChronoUnit.SECONDS.between(from, until) + 1;
    long count = Math.min(parts, seconds);
    List<CreatedWindow> windows = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      windows.add(
          new CreatedWindow(
              from.plusSeconds(seconds * i / count),
              from.plusSeconds(seconds * (i + 1) / count - 1)));
    }
    return windows;
  }
}
