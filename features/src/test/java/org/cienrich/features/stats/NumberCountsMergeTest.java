package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCountsMergeTest {
  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 9_999, 10_000, 10_001, 30_000})
  void anySplitIsAsOnePass(int distinct) {
    double[] values = values(distinct);
    NumberCounts expected = NumberCountsTest.of(values);
    for (int parts : new int[] {1, 2, 7, 40}) {
      NumberCounts merged = new NumberCounts();
      for (NumberCounts part : split(values, parts)) {
        merged.merge(NumberCounts.fromBytes(part.toBytes()));
      }

      assertThat(merged.isExact()).isEqualTo(distinct <= 10_000);
      assertSame(merged, expected);
    }
  }

  @Test
  void mergingDoesNotChangeTheOther() {
    NumberCounts large = NumberCountsTest.of(values(20_000));
    NumberCounts small = NumberCountsTest.of(values(10));
    byte[] largeBefore = large.toBytes();
    byte[] smallBefore = small.toBytes();
    new NumberCounts().merge(large);
    NumberCountsTest.of(1, 2).merge(large);
    NumberCountsTest.of(values(20_000)).merge(small);

    assertThat(large.toBytes()).isEqualTo(largeBefore);
    assertThat(small.toBytes()).isEqualTo(smallBefore);
  }

  @Test
  void theSameStepsGiveTheSameBytesWhateverWentThroughBytes() {
    double[] values = values(30_000);
    NumberCounts direct = new NumberCounts();
    NumberCounts copied = new NumberCounts();
    for (NumberCounts part : split(values, 9)) {
      direct.merge(part);
      copied = NumberCounts.fromBytes(copied.toBytes());
      copied.merge(NumberCounts.fromBytes(part.toBytes()));
    }

    assertThat(copied.toBytes()).isEqualTo(direct.toBytes());
  }

  @Test
  void whileExactTheBytesDependOnTheNumbersAlone() {
    List<Double> values = new ArrayList<>(Arrays.stream(values(3_000)).boxed().toList());
    byte[] expected = bytes(values);
    Collections.shuffle(values, random);

    assertThat(bytes(values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10_000, 25_000})
  void bytesKeepEverything(int distinct) {
    NumberCounts counts = NumberCountsTest.of(values(distinct));
    NumberCounts read = NumberCounts.fromBytes(counts.toBytes());

    assertThat(read.toBytes()).isEqualTo(counts.toBytes());
    assertThat(read.mean()).isEqualTo(counts.mean());
    assertThat(read.standardDeviation()).isEqualTo(counts.standardDeviation());
    assertSame(read, counts);
  }

  @Test
  void bytesKeepExtremes() {
    NumberCounts counts =
        NumberCountsTest.of(
            0,
            -1,
            1,
            0.1,
            -0.1,
            1e300,
            -1e300,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            0x1p53,
            0x1p53 - 1,
            1 - 0x1p53,
            Double.MAX_VALUE,
            -Double.MAX_VALUE);
    counts.add(3, Long.MAX_VALUE / 2);

    assertSame(NumberCounts.fromBytes(counts.toBytes()), counts);
    assertThat(NumberCounts.fromBytes(new NumberCounts().toBytes()).count()).isZero();
  }

  @Test
  void smallIntegersAreTwoBytesEach() {
    NumberCounts counts = new NumberCounts();
    for (int i = 0; i < 1_000; i++) {
      counts.add(i, 1 + i % 100);
    }

    assertThat(counts.toBytes()).hasSizeLessThan(2_010);
  }

  @Test
  void refusesBytesThatAreCutOffOrTooMany() {
    for (int distinct : new int[] {5, 12_000}) {
      byte[] bytes = NumberCountsTest.of(values(distinct)).toBytes();
      assertThatThrownBy(() -> NumberCounts.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> NumberCounts.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> NumberCounts.fromBytes(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void roundedQuantilesAreATenthOfAPercentOff() {
    double[] values = values(200_000);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    NumberCounts counts = NumberCountsTest.of(values);

    assertThat(counts.isExact()).isFalse();
    assertThat(counts.min()).isEqualTo(sorted[0]);
    assertThat(counts.quantile(0)).isEqualTo(sorted[0]);
    assertThat(counts.quantile(1)).isEqualTo(counts.max()).isEqualTo(sorted[sorted.length - 1]);
    for (int percent = 1; percent < 100; percent++) {
      double rank = percent / 100.0 * (sorted.length - 1);
      double lower = sorted[(int) rank];
      double upper = sorted[(int) rank + 1];
      double expected = lower + (upper - lower) * (rank - (int) rank);
      assertThat(counts.quantile(percent / 100.0)).isCloseTo(expected, withinPercentage(0.1));
    }
    assertThat(counts.distinct()).isCloseTo(200_000L, withinPercentage(5));
    assertThat(counts.histogram(20).counts().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(counts.count());
  }

  @Test
  void roundedZerosStayZero() {
    NumberCounts counts = NumberCountsTest.of(values(20_000));
    counts.add(0.0, 1_000_000);
    counts.add(-0.0, 1_000_000);

    assertThat(counts.quantile(0.5)).isZero();
    assertThat(counts.mostFrequent().first()).isGreaterThanOrEqualTo(2_000_000);
  }

  private byte[] bytes(List<Double> values) {
    NumberCounts counts = new NumberCounts();
    values.forEach(counts::add);
    return counts.toBytes();
  }

  private static void assertSame(NumberCounts actual, NumberCounts expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.distinct()).isEqualTo(expected.distinct());
    assertThat(actual.mostFrequent()).isEqualTo(expected.mostFrequent());
    assertThat(actual.outside(-1, 10)).isEqualTo(expected.outside(-1, 10));
    if (expected.count() == 0) {
      return;
    }
    assertThat(actual.min()).isEqualTo(expected.min());
    assertThat(actual.max()).isEqualTo(expected.max());
    assertThat(actual.histogram(20)).isEqualTo(expected.histogram(20));
    for (double p = 0; p <= 1; p += 0.0625) {
      assertThat(actual.quantile(p)).isEqualTo(expected.quantile(p));
    }
    assertThat(actual.mean()).isCloseTo(expected.mean(), withinPercentage(1e-10));
    assertThat(actual.populationStandardDeviation())
        .isCloseTo(expected.populationStandardDeviation(), withinPercentage(1e-10));
  }

  /** Exactly so many different numbers, of both signs and many magnitudes, each once to thrice. */
  private double[] values(int distinct) {
    List<Double> values = new ArrayList<>();
    random
        .doubles()
        .map(value -> (value - 0.3) * Math.exp(10 * random.nextDouble()))
        .distinct()
        .limit(distinct)
        .forEach(value -> values.addAll(Collections.nCopies(1 + random.nextInt(3), value)));
    Collections.shuffle(values, random);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private List<NumberCounts> split(double[] values, int parts) {
    List<NumberCounts> split = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      split.add(new NumberCounts());
    }
    for (double value : values) {
      split.get(random.nextInt(parts)).add(value);
    }
    return split;
  }
}
