package org.cienrich.features.stats;

import java.util.stream.LongStream;

/**
 * How often the two most frequent values occur.
 *
 * @param first 0 if there is no value
 * @param second 0 if there is no other value
 */
public record MostFrequent(long first, long second) {
  static MostFrequent of(LongStream counts) {
    long[] two = new long[2];
    counts.forEach(
        count -> {
          if (count > two[0]) {
            two[1] = two[0];
            two[0] = count;
          } else if (count > two[1]) {
            two[1] = count;
          }
        });
    return new MostFrequent(two[0], two[1]);
  }
}
