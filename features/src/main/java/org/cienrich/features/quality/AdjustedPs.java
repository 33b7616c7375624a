package org.cienrich.features.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cienrich.features.stats.FalseDiscoveryRate;
import org.jspecify.annotations.Nullable;

/** Corrects the p-values of those features that could be tested. */
final class AdjustedPs {
  private AdjustedPs() {}

  /** Returns them in the order of the argument; null where that is. */
  static List<@Nullable Double> of(List<@Nullable Double> ps) {
    List<Double> adjusted =
        FalseDiscoveryRate.adjusted(ps.stream().filter(Objects::nonNull).toList());
    List<@Nullable Double> all = new ArrayList<>();
    int next = 0;
    for (Double p : ps) {
      all.add(p == null ? null : adjusted.get(next++));
    }
    return all;
  }
}
