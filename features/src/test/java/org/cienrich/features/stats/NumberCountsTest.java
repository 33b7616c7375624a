package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCountsTest {

  @Test
  void describesAFewNumbers() {
    NumberCounts counts = of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(counts.count()).isEqualTo(8);
    assertThat(counts.min()).isEqualTo(2);
    assertThat(counts.max()).isEqualTo(9);
    assertThat(counts.mean()).isEqualTo(5);
    assertThat(counts.populationStandardDeviation()).isEqualTo(2);
    assertThat(counts.standardDeviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
    assertThat(counts.distinct()).isEqualTo(5);
    assertThat(counts.isExact()).isTrue();
    assertThat(counts.mostFrequent()).isEqualTo(new MostFrequent(3, 2));
    assertThat(counts.outside(4, 7)).isEqualTo(2);
    assertThat(counts.outside(2, 9)).isZero();
  }

  @Test
  void interpolatesQuantilesLinearly() {
    NumberCounts counts = of(1, 2, 3, 4);

    assertThat(counts.quantile(0)).isEqualTo(1);
    assertThat(counts.quantile(0.25)).isEqualTo(1.75);
    assertThat(counts.quantile(0.5)).isEqualTo(2.5);
    assertThat(counts.quantile(0.75)).isEqualTo(3.25);
    assertThat(counts.quantile(1)).isEqualTo(4);
    assertThat(of(7).quantile(0.3)).isEqualTo(7);
  }

  @Test
  void putsAValueOnAnEdgeIntoTheUpperBinAndTheLargestIntoTheLast() {
    assertThat(of(0, 1, 2, 2, 3, 4).histogram(4))
        .isEqualTo(
            new Histogram(
                DoubleStream.of(0, 1, 2, 3, 4).boxed().toList(), Arrays.asList(1L, 1L, 2L, 2L)));
  }

  @Test
  void makesOneBinOfEqualValues() {
    assertThat(of(3, 3).histogram(20))
        .isEqualTo(new Histogram(Arrays.asList(2.5, 3.5), Arrays.asList(2L)));
  }

  @Test
  void takesBothZerosForOne() {
    NumberCounts counts = of(0.0, -0.0, -0.0);

    assertThat(counts.distinct()).isEqualTo(1);
    assertThat(1 / counts.min()).isPositive();
    assertThat(1 / counts.quantile(0)).isPositive();
  }

  @Test
  void tellsNothingOfNothing() {
    NumberCounts none = new NumberCounts();

    assertThat(none.count()).isZero();
    assertThat(none.distinct()).isZero();
    assertThat(none.outside(0, 1)).isZero();
    assertThat(none.mostFrequent()).isEqualTo(new MostFrequent(0, 0));
    assertThatThrownBy(none::min).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(none::mean).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> none.quantile(0.5)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> none.histogram(3)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSingleNumberHasNoSampleDeviation() {
    assertThat(of(5).standardDeviation()).isNull();
    assertThat(of(5).populationStandardDeviation()).isZero();
  }

  @Test
  void equalNumbersHaveExactlyTheirMeanAndNoDeviation() {
    NumberCounts counts = new NumberCounts();
    counts.add(0.1, 1_000_003);

    assertThat(counts.mean()).isEqualTo(0.1);
    assertThat(counts.standardDeviation()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(double value) {
    assertThatThrownBy(() -> new NumberCounts().add(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNegativeTimesAndIgnoresNone() {
    NumberCounts counts = new NumberCounts();
    counts.add(1, 0);

    assertThat(counts.count()).isZero();
    assertThatThrownBy(() -> counts.add(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(1).quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(1).histogram(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void survivesCancellation() {
    NumberCounts counts = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

    assertThat(counts.mean()).isEqualTo(1e9 + 10);
    assertThat(counts.standardDeviation()).isCloseTo(Math.sqrt(30), within(1e-14));
  }

  @Test
  void meanKeepsWhatLargeNumbersLeaveOver() {
    NumberCounts counts = of(0.125, 0.25, 0.625);
    for (int i = 0; i < 1_000; i++) {
      counts.add(-1e12 - i / 7.0);
      counts.add(1e12 + i / 7.0);
    }

    assertThat(counts.mean() * counts.count()).isCloseTo(1, within(1e-12));
  }

  @Test
  void survivesCancellationWhenRounded() {
    NumberCounts counts = new NumberCounts();
    for (int i = 0; i < 40_000; i++) {
      counts.add(1e9 + i);
    }

    assertThat(counts.isExact()).isFalse();
    assertThat(counts.mean()).isCloseTo(1e9 + 19_999.5, within(1e-6));
    assertThat(counts.populationStandardDeviation())
        .isCloseTo(Math.sqrt((40_000.0 * 40_000 - 1) / 12), withinPercentage(1e-10));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 1e-300})
  void squaresNeitherOverflowNorVanish(double unit) {
    NumberCounts counts = of(2 * unit, 4 * unit, 6 * unit);
    assertThat(counts.mean()).isCloseTo(4 * unit, withinPercentage(1e-12));
    assertThat(counts.standardDeviation()).isCloseTo(2 * unit, withinPercentage(1e-12));

    NumberCounts rounded = new NumberCounts();
    for (int i = 1; i <= 20_000; i++) {
      rounded.add(i * unit);
    }
    assertThat(rounded.mean()).isCloseTo(10_000.5 * unit, withinPercentage(0.1));
    assertThat(rounded.standardDeviation())
        .isCloseTo(20_000 / Math.sqrt(12) * unit, withinPercentage(0.1));
  }

  @Test
  void spansAllDoubles() {
    NumberCounts counts = of(-Double.MAX_VALUE, Double.MAX_VALUE);

    assertThat(counts.quantile(0.5)).isZero();
    assertThat(counts.mean()).isZero();
    assertThat(counts.standardDeviation()).isEqualTo(Double.MAX_VALUE);
    assertThat(counts.histogram(2).counts()).containsExactly(1L, 1L);
    assertThat(counts.histogram(2).edges())
        .containsExactly(-Double.MAX_VALUE, 0.0, Double.MAX_VALUE);
  }

  @Test
  void agreesWithNumpy() {
    NumberCounts counts = of(2.5, 1, 9, 7, 3, 3, 8.25, -4, 0.5, 11);

    assertThat(counts.quantile(0.1)).isCloseTo(0.05, within(1e-15));
    assertThat(counts.quantile(0.33)).isCloseTo(2.455, within(1e-15));
    assertThat(counts.quantile(0.5)).isEqualTo(3);
    assertThat(counts.quantile(0.9)).isCloseTo(9.2, within(1e-14));
    assertThat(counts.standardDeviation()).isCloseTo(4.599592373243524, within(1e-14));
  }

  @Test
  void agreesWithCommonsMath() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      double[] values =
          random
              .doubles(1 + random.nextInt(300))
              .map(value -> Math.rint(Math.exp(20 * value - 8) * 100) / 100 - 3)
              .toArray();
      NumberCounts counts = of(values);
      DescriptiveStatistics expected = new DescriptiveStatistics(values);
      expected.setPercentileImpl(new Percentile().withEstimationType(EstimationType.R_7));

      assertThat(counts.mean()).isCloseTo(expected.getMean(), withinPercentage(1e-12));
      if (values.length > 1) {
        assertThat(counts.standardDeviation())
            .isCloseTo(expected.getStandardDeviation(), withinPercentage(1e-11));
      }
      for (double p : new double[] {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999}) {
        assertThat(counts.quantile(p))
            .isCloseTo(expected.getPercentile(100 * p), withinPercentage(1e-11));
      }
      assertThat(counts.distinct()).isEqualTo(Arrays.stream(values).distinct().count());
    }
  }

  @Test
  void keepsManyValuesThatWantTheSameSlot() {
    NumberCounts counts = new NumberCounts();
    LongCounts plain = new LongCounts();
    int found = 0;
    for (double integer = 0; found < 2_000; integer++) {
      if ((Hashing.mix(Double.doubleToLongBits(integer)) & 0xFFF) == 17) {
        counts.add(integer, 1 + found % 5);
        plain.add(Double.doubleToLongBits(integer), 1);
        found++;
      }
    }

    assertThat(counts.distinct()).isEqualTo(2_000);
    assertThat(counts.count()).isEqualTo(2_000 * 3);
    assertThat(plain.keys()).hasSize(2_000).doesNotHaveDuplicates();
    assertThat(Arrays.stream(plain.keys()).allMatch(key -> plain.get(key) == 1)).isTrue();
  }

  static NumberCounts of(double... values) {
    NumberCounts counts = new NumberCounts();
    Arrays.stream(values).forEach(counts::add);
    return counts;
  }
}
