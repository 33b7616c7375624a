package org.cienrich.features.stats;

import java.util.List;

/**
 * Values in bins of equal width.
 *
 * @param edges ascending, one more than there are bins
 * @param counts values by bin; a value on an edge belongs to the upper bin, the largest to the last
 */
public record Histogram(List<Double> edges, List<Long> counts) {
  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
  }
}
