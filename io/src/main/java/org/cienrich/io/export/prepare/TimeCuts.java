package org.cienrich.io.export.prepare;

import java.util.Arrays;
import java.util.List;

/**
 * The first instants of the parts after the first, in microseconds, never decreasing.
 *
 * <p>A part without rows begins with the next one, or never ({@link Long#MAX_VALUE}).
 */
record TimeCuts(List<Long> starts) {
  TimeCuts {
    starts = List.copyOf(starts);
  }

  /**
   * Cuts where the shares are met best. Equal instants stay together.
   *
   * @param instants at least one; sorted by this
   * @param shares of the parts; their sum is 1
   */
  static TimeCuts of(long[] instants, List<Double> shares) {
    Arrays.sort(instants);
    Long[] starts = new Long[shares.size() - 1];
    double before = 0;
    for (int part = 0; part < starts.length; part++) {
      before += shares.get(part);
      int cut = cut(instants, before * instants.length);
      starts[part] = cut == instants.length ? Long.MAX_VALUE : instants[cut];
    }
    return new TimeCuts(List.of(starts));
  }

  /** Returns the index nearest to the wanted one at which another instant begins. */
  private static int cut(long[] instants, double wanted) {
    int nearest = (int) Math.min(instants.length - 1, Math.round(wanted));
    int from = nearest;
    while (from > 0 && instants[from - 1] == instants[nearest]) {
      from--;
    }
    int to = nearest + 1;
    while (to < instants.length && instants[to] == instants[nearest]) {
      to++;
    }
    return wanted - from <= to - wanted ? from : to;
  }

  /** Returns the number of the part, from 0, in whose time the instant is. */
  int part(long instant) {
    int part = 0;
    while (part < starts.size() && starts.get(part) <= instant) {
      part++;
    }
    return part;
  }

  /** Returns when the next part begins; never after the last. */
  long end(int part) {
    return part < starts.size() ? starts.get(part) : Long.MAX_VALUE;
  }
}
