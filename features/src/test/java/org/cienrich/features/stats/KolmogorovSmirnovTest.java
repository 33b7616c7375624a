package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovSmirnovTest {

  @Test
  void measuresTheLargestDistance() {
    // After 3: 3 of 4 against 1 of 5.
    KolmogorovSmirnov test =
        KolmogorovSmirnov.of(new double[] {3, 1, 2, 9}, new double[] {3, 4, 5, 6, 7});

    assertThat(test.distance()).isCloseTo(0.55, within(1e-15));
    assertThat(test.p())
        .isCloseTo(KolmogorovSmirnov.exceeding(0.55 * Math.sqrt(20.0 / 9)), within(1e-15));
  }

  @Test
  void looksOnlyBetweenTies() {
    KolmogorovSmirnov same = KolmogorovSmirnov.of(new double[] {1, 1, 2}, new double[] {1, 1, 2});

    assertThat(same).isEqualTo(new KolmogorovSmirnov(0, 1));
    assertThat(
            KolmogorovSmirnov.of(new double[] {0, 0, 0, 1}, new double[] {0, 1, 1, 1}).distance())
        .isEqualTo(0.5);
    assertThat(KolmogorovSmirnov.of(new double[] {-0.0}, new double[] {0.0}).distance()).isZero();
  }

  @Test
  void agreesWithScipy() {
    assertThat(
            KolmogorovSmirnov.of(
                    new double[] {1, 2, 2, 3, 3, 3, 4, 5, 6, 7},
                    new double[] {2, 3, 4, 4, 5, 6, 6, 7, 8, 9, 10, 10})
                .distance())
        .isCloseTo(0.43333333333333335, within(1e-15));
    KolmogorovSmirnov squares = KolmogorovSmirnov.of(squaresModulo(97), squaresModulo(89));
    assertThat(squares.distance()).isCloseTo(0.124, within(1e-15));
    KolmogorovSmirnov shifted =
        KolmogorovSmirnov.of(
            IntStream.range(0, 1000).asDoubleStream().toArray(),
            IntStream.range(300, 900).asDoubleStream().toArray());
    assertThat(shifted.distance()).isCloseTo(0.3, within(1e-15));
    assertThat(shifted.p()).isCloseTo(9.686178479757462e-30, withinPercentage(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.0",
    "0.1, 1.0",
    "0.3, 0.9999906941986655",
    "0.5, 0.9639452436648751",
    "1, 0.26999967167735456",
    "1.17, 0.12939004218561884",
    "1.18, 0.1234538094297657",
    "1.19, 0.11774229287977166",
    "1.5, 0.022217962616525127",
    "2, 0.0006709252557796953",
    "3, 3.045995948942526e-08",
    "5, 3.8574996959278356e-22",
    "40, 0"
  })
  void hasTheDistributionOfKolmogorov(double lambda, double expected) {
    assertThat(KolmogorovSmirnov.exceeding(lambda)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void tellsNothingOfAnEmptySample() {
    assertThat(KolmogorovSmirnov.of(new double[0], new double[] {1})).isNull();
    assertThat(KolmogorovSmirnov.of(new double[] {1}, new double[] {Double.NaN})).isNull();
  }

  @Test
  void agreesWithCommonsMath() {
    Random random = new Random(4);
    var expected = new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest();
    for (int round = 0; round < 100; round++) {
      double[] one = random.ints(20 + random.nextInt(300), 0, 40).asDoubleStream().toArray();
      double[] other = random.ints(20 + random.nextInt(300), 0, 45).asDoubleStream().toArray();
      KolmogorovSmirnov test = KolmogorovSmirnov.of(one, other);

      assertThat(test.distance())
          .isCloseTo(expected.kolmogorovSmirnovStatistic(one, other), within(1e-14));
      assertThat(test.p())
          .isCloseTo(
              expected.approximateP(test.distance(), one.length, other.length), within(1e-12));
    }
  }

  @Test
  void leavesOutWhatIsMissingAndTheSamplesAsTheyAre() {
    double[] one = {5, Double.NaN, 1};
    double[] before = one.clone();

    assertThat(KolmogorovSmirnov.of(one, new double[] {2, 3}))
        .isEqualTo(KolmogorovSmirnov.of(new double[] {1, 5}, new double[] {3, 2}));
    assertThat(Arrays.equals(one, before)).isTrue();
  }

  private static double[] squaresModulo(int modulus) {
    return IntStream.range(0, 1000).mapToDouble(i -> i * i % modulus).toArray();
  }
}
