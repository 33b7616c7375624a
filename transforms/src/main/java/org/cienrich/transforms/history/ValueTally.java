package org.cienrich.transforms.history;

import java.util.HashMap;
import java.util.Map;

/** How often a feature had each value, as of any instant. Not thread-safe. */
final class ValueTally {
  private final Map<Object, CompletionTimes> byValue = new HashMap<>();
  private final CompletionTimes all = new CompletionTimes();
  private final CompletionTimes firsts = new CompletionTimes();

  /** Adds one occurrence of a value, known from {@code time} on. */
  void add(Object value, long time) {
    all.add(time);
    CompletionTimes times = byValue.get(value);
    if (times == null) {
      times = new CompletionTimes();
      byValue.put(value, times);
      firsts.add(time);
    } else if (time < times.first()) {
      firsts.replace(times.first(), time);
    }
    times.add(time);
  }

  /** Returns how often any value was known before {@code time}. */
  int count(long time) {
    return all.countBefore(time);
  }

  /** Returns how often this value was known before {@code time}. */
  int count(Object value, long time) {
    CompletionTimes times = byValue.get(value);
    return times == null ? 0 : times.countBefore(time);
  }

  /** Returns how many different values were known before {@code time}. */
  int distinct(long time) {
    return firsts.countBefore(time);
  }
}
