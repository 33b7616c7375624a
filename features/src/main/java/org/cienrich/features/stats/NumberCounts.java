package org.cienrich.features.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of finite numbers, of which 0.0 and -0.0 are the same.
 *
 * <p>It is exact up to {@value #MOST_DISTINCT} different numbers. With more, numbers are rounded to
 * their sign, exponent and 9 leading bits of their mantissa, so that quantiles, bins and {@link
 * #outside} are of numbers at most 0.1 % off (if over 1e-300); count, minimum and maximum stay
 * exact, mean and standard deviations are of the numbers as they were (unless all are under 1e-120
 * or one is over 1e120), and {@link #distinct} is an estimate. That takes a quarter of a megabyte
 * while exact, then 16 kB for each power of two that the numbers span, of either sign.
 *
 * <p>All that it tells depends on the numbers alone, not on their order or the parts they came in.
 * Only mean and standard deviations, if it is not exact, depend on those too, by rounding errors.
 *
 * <p>Not thread-safe, not even for reading.
 */
public final class NumberCounts {
  private static final int MOST_DISTINCT = 10_000;

  private static final long ROUNDED_AWAY = (1L << 43) - 1;
  private static final long MIDDLE = 1L << 42;

  /** By the bits of the number, or of the middle of its bucket. */
  private LongCounts counts = new LongCounts();

  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Null while exact. */
  private @Nullable Rounded rounded;

  /** Current if it has as many numbers as there are. */
  private @Nullable SortedNumbers sorted;

  /** What rounding would lose. */
  private record Rounded(Moments moments, DistinctSketch distinct) {}

  /**
   * Adds a number.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double value) {
    add(value, 1);
  }

  /**
   * Adds a number several times.
   *
   * @throws IllegalArgumentException if it is not finite or {@code times} negative
   */
  public void add(double value, long times) {
    if (!Double.isFinite(value) || times < 0) {
      throw new IllegalArgumentException("Cannot count " + value + ", " + times + " times");
    }
    if (times == 0) {
      return;
    }
    double unsigned = value + 0.0; // -0.0 becomes 0.0
    long bits = Double.doubleToRawLongBits(unsigned);
    count += times;
    if (unsigned < min) {
      min = unsigned;
    }
    if (unsigned > max) {
      max = unsigned;
    }
    if (rounded == null) {
      counts.add(bits, times);
      roundIfTooMany();
    } else {
      counts.add(bucket(bits), times);
      rounded.moments().add(unsigned, times);
      rounded.distinct().add(Hashing.mix(bits));
    }
  }

  /** Adds all numbers of another, which is not changed. */
  public void merge(NumberCounts other) {
    if (other.count == 0) {
      return;
    }
    if (rounded == null && other.rounded == null) {
      for (long key : other.counts.keys()) {
        counts.add(key, other.counts.get(key));
      }
    } else {
      Rounded added = other.rounded == null ? other.whatRoundingLoses() : other.rounded;
      Rounded parts = rounded == null ? round() : rounded;
      parts.moments().merge(added.moments());
      parts.distinct().merge(added.distinct());
      for (long key : other.counts.keys()) {
        counts.add(bucket(key), other.counts.get(key));
      }
    }
    count += other.count;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    roundIfTooMany();
  }

  /** Returns how many numbers were added. */
  public long count() {
    return count;
  }

  /**
   * Returns the smallest number.
   *
   * @throws IllegalStateException if there is none, as all methods that need one
   */
  public double min() {
    return sorted().min();
  }

  public double max() {
    return sorted().max();
  }

  public double mean() {
    double factor = factor();
    return Math.max(min, Math.min(max, moments(factor).mean() / factor));
  }

  /** Returns the standard deviation of a sample; null for a single number. */
  public @Nullable Double standardDeviation() {
    double factor = factor();
    return count < 2
        ? null
        : Math.min(Double.MAX_VALUE, moments(factor).standardDeviation() / factor);
  }

  /** Returns the standard deviation of all there is; 0 for a single number. */
  public double populationStandardDeviation() {
    double factor = factor();
    return moments(factor).populationStandardDeviation() / factor;
  }

  /**
   * Returns a quantile, interpolated linearly between neighbours: Hyndman and Fan's type 7.
   *
   * @param p from 0, the minimum, to 1, the maximum
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("Not from 0 to 1: " + p);
    }
    return sorted().quantile(p);
  }

  /**
   * Returns how many different numbers were added; if not {@link #isExact}, an estimate with a
   * standard error of 1.6 %.
   */
  public long distinct() {
    return rounded == null
        ? counts.size()
        : Math.max(MOST_DISTINCT + 1, rounded.distinct().estimate());
  }

  /** Returns whether nothing was rounded. */
  public boolean isExact() {
    return rounded == null;
  }

  /** Returns how many numbers are less than {@code low} or greater than {@code high}. */
  public long outside(double low, double high) {
    return count == 0 ? 0 : sorted().outside(low, high);
  }

  /**
   * Returns bins of equal width from the minimum to the maximum, or a single bin of width 1 around
   * the number if all are equal.
   */
  public Histogram histogram(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("Not a number of bins: " + bins);
    }
    return sorted().histogram(bins);
  }

  /**
   * Returns how often the most frequent numbers occur; if not exact, how often their buckets do.
   */
  public MostFrequent mostFrequent() {
    return count == 0 ? new MostFrequent(0, 0) : sorted().mostFrequent();
  }

  /** Returns this as bytes, which are the same if all that it tells is the same. */
  public byte[] toBytes() {
    ByteSink sink = new ByteSink();
    sink.varint(rounded == null ? 0 : 1);
    if (rounded != null) {
      sink.fixed(min);
      sink.fixed(max);
      rounded.moments().writeTo(sink);
      rounded.distinct().writeTo(sink);
    }
    NumberBytes.write(counts, rounded != null, sink);
    return sink.toBytes();
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @throws IllegalArgumentException if the bytes cannot be that
   */
  public static NumberCounts fromBytes(byte[] bytes) {
    ByteSource source = new ByteSource(bytes);
    NumberCounts read = new NumberCounts();
    if (source.varint() == 1) {
      read.min = source.fixedDouble();
      read.max = source.fixedDouble();
      read.rounded = new Rounded(Moments.readFrom(source), DistinctSketch.readFrom(source));
    }
    read.counts = NumberBytes.read(source);
    source.expectEnd();
    for (long key : read.counts.keys()) {
      read.count += read.counts.get(key);
      if (read.rounded == null) {
        read.min = Math.min(read.min, Double.longBitsToDouble(key));
        read.max = Math.max(read.max, Double.longBitsToDouble(key));
      }
    }
    return read;
  }

  private void roundIfTooMany() {
    if (rounded == null && counts.size() > MOST_DISTINCT) {
      round();
    }
  }

  private Rounded round() {
    Rounded parts = whatRoundingLoses();
    LongCounts buckets = new LongCounts();
    for (long key : counts.keys()) {
      buckets.add(bucket(key), counts.get(key));
    }
    counts = buckets;
    sorted = null;
    rounded = parts;
    return parts;
  }

  private Rounded whatRoundingLoses() {
    DistinctSketch distinct = new DistinctSketch();
    for (long key : counts.keys()) {
      distinct.add(Hashing.mix(key));
    }
    return new Rounded(count == 0 ? new Moments() : sorted().moments(1), distinct);
  }

  /** Returns the bits of the middle of all numbers that are rounded alike. */
  private static long bucket(long bits) {
    return bits == 0 ? 0 : (bits & ~ROUNDED_AWAY) | MIDDLE;
  }

  private double factor() {
    return Scale.factor(Math.max(Math.abs(min()), Math.abs(max())));
  }

  private Moments moments(double factor) {
    return rounded != null && factor == 1 ? rounded.moments() : sorted().moments(factor);
  }

  private SortedNumbers sorted() {
    if (count == 0) {
      throw new IllegalStateException("No number was added");
    }
    if (sorted == null || sorted.count() != count) {
      double[] keys =
          Arrays.stream(counts.keys()).mapToDouble(Double::longBitsToDouble).sorted().toArray();
      long[] times =
          Arrays.stream(keys)
              .mapToLong(key -> counts.get(Double.doubleToRawLongBits(key)))
              .toArray();
      double[] values = Arrays.stream(keys).map(key -> Math.max(min, Math.min(max, key))).toArray();
      sorted = new SortedNumbers(min, max, values, times);
    }
    return sorted;
  }
}
