package org.cienrich.features.stats;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Counts by the bits of a number as compact bytes: integers by how far apart they are, all others
 * by how far apart their bits are, without the last ones that are zero in all.
 */
final class NumberBytes {
  private NumberBytes() {}

  /**
   * @param buckets whether no number is to be taken for an integer
   */
  static void write(LongCounts counts, boolean buckets, ByteSink sink) {
    long[] keys = counts.keys();
    long[] integers =
        Arrays.stream(keys)
            .filter(key -> !buckets && isInteger(Double.longBitsToDouble(key)))
            .map(key -> (long) Double.longBitsToDouble(key))
            .sorted()
            .toArray();
    long[] others =
        Arrays.stream(keys)
            .filter(key -> buckets || !isInteger(Double.longBitsToDouble(key)))
            .map(NumberBytes::ordinal)
            .sorted()
            .toArray();
    int zeros = Long.numberOfTrailingZeros(Arrays.stream(others).reduce(1L << 62, (a, b) -> a | b));
    sink.varint(zeros);
    write(integers, 0, integer -> counts.get(ofInteger(integer)), sink);
    write(others, zeros, ordinal -> counts.get(ordinal(ordinal)), sink);
  }

  static LongCounts read(ByteSource source) {
    LongCounts counts = new LongCounts();
    long zeros = source.varint();
    for (long left = source.varint(), integer = 0; left > 0; left--) {
      integer += source.signed();
      counts.add(ofInteger(integer), source.count());
    }
    for (long left = source.varint(), shifted = 0; left > 0; left--) {
      shifted += source.signed();
      counts.add(ordinal(shifted << zeros), source.count());
    }
    return counts;
  }

  private static void write(long[] ascending, int shift, LongUnaryOperator count, ByteSink sink) {
    sink.varint(ascending.length);
    long previous = 0;
    for (long each : ascending) {
      sink.signed((each >> shift) - previous);
      sink.varint(count.applyAsLong(each));
      previous = each >> shift;
    }
  }

  private static boolean isInteger(double value) {
    return Math.abs(value) < 0x1p53 && value == Math.rint(value);
  }

  private static long ofInteger(long integer) {
    return Double.doubleToRawLongBits((double) integer);
  }

  /** Makes bits of numbers into integers of the same order, and back. */
  private static long ordinal(long bits) {
    return bits < 0 ? Long.MIN_VALUE - bits : bits;
  }
}
