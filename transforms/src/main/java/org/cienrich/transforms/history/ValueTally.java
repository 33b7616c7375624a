package org.cienrich.transforms.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often a feature had each value, as of any instant. Not thread-safe. */
final class ValueTally {
  private final Map<Object, KnownSpans> byValue = new HashMap<>();
  private final KnownSpans all = new KnownSpans();

  /** When each value was known first. */
  private final SortedTimes firsts = new SortedTimes();

  /** The values that may be known no more: of builds that were started again. */
  private final List<KnownSpans> ending = new ArrayList<>();

  /** Adds one occurrence of a value; see {@link KnownSpans#add}. */
  void add(Object value, long from, long until) {
    all.add(from, until);
    KnownSpans spans = byValue.get(value);
    if (spans == null) {
      spans = new KnownSpans();
      byValue.put(value, spans);
      firsts.add(from);
    } else if (from < spans.first()) {
      firsts.replace(spans.first(), from);
    }
    boolean hadEnds = spans.hasEnds();
    spans.add(from, until);
    if (spans.hasEnds() && !hadEnds) {
      ending.add(spans);
    }
  }

  /** Returns how often any value is known at {@code time}. */
  int count(long time) {
    return all.countAt(time);
  }

  /** Returns how often this value is known at {@code time}. */
  int count(Object value, long time) {
    KnownSpans spans = byValue.get(value);
    return spans == null ? 0 : spans.countAt(time);
  }

  /** Returns how many different values are known at {@code time}. */
  int distinct(long time) {
    int distinct = firsts.countBefore(time);
    for (KnownSpans spans : ending) {
      if (spans.first() < time && spans.countAt(time) == 0) {
        distinct--;
      }
    }
    return distinct;
  }
}
