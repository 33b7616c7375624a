package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final double NONE = Double.NaN;

  @Test
  void correlatesNumbersAndRanks() {
    double[] one = {1, 2, 3, 4, 5};
    double[] other = {2, 1, 4, 3, 5};

    assertThat(Correlation.pearson(one, other)).isCloseTo(0.8, within(1e-15));
    assertThat(Correlation.spearman(one, other)).isCloseTo(0.8, within(1e-15));
    assertThat(Correlation.spearman(one, new double[] {1, 10, 100, 1e4, 1e9}))
        .isCloseTo(1, within(1e-15));
    assertThat(Correlation.pearson(one, new double[] {5, 4, 3, 2, 1})).isCloseTo(-1, within(1e-15));
  }

  @Test
  void tiesGetTheirMeanRank() {
    assertThat(Correlation.spearman(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-15));
  }

  @Test
  void agreesWithPandasWhereValuesAreMissing() {
    double[] one = {1, 2, 2, 3, NONE, 5, 8, 13, NONE, 1e9};
    double[] other = {2, 1, 4, NONE, 7, 9, 9, 20, NONE, -3};

    assertThat(Correlation.pearson(one, other)).isCloseTo(-0.5272012583486612, within(1e-14));
    assertThat(Correlation.spearman(one, other)).isCloseTo(0.16363636363636364, within(1e-14));
    one[9] = NONE;
    assertThat(Correlation.pearson(one, other)).isCloseTo(0.9663516757173622, within(1e-14));
    assertThat(Correlation.spearman(one, other)).isCloseTo(0.8823529411764706, within(1e-14));
  }

  @Test
  void tellsNothingOfTwoPairsOrOfWhatDoesNotVary() {
    double[] varies = {1, 2, 3, 4};

    assertNone(varies, new double[] {NONE, 2, NONE, 4});
    assertNone(varies, new double[] {5, 5, 5, 5});
    assertNone(varies, new double[] {0.0, -0.0, 0.0, -0.0});
    assertNone(varies, new double[] {0.1, 0.1, 0.1, NONE});
    assertNone(new double[] {NONE, 7, 7, 7}, new double[] {1, 2, 3, 4});
    assertNone(new double[0], new double[0]);
  }

  @Test
  void refusesColumnsThatDoNotMatchAndInfinity() {
    assertThatThrownBy(() -> Correlation.pearson(new double[3], new double[4]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Correlation.spearman(new double[] {1, 2, 1 / 0.0}, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void survivesCancellation() {
    double[] one = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5};
    double[] other = {-1e9 + 2, -1e9 + 1, -1e9 + 4, -1e9 + 3, -1e9 + 5};

    assertThat(Correlation.pearson(one, other)).isCloseTo(0.8, within(1e-14));
  }

  @Test
  void survivesExtremeNumbers() {
    double[] other = {2, 1, 4, 3, 5};
    for (double unit : new double[] {1e300, 3e307, 1e-300}) {
      double[] one = Arrays.stream(new double[] {1, 2, 3, 4, 5}).map(x -> x * unit).toArray();
      assertThat(Correlation.pearson(one, other)).isCloseTo(0.8, within(1e-14));
    }
  }

  @Test
  void neverExceedsOne() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      double[] one = random.doubles(3 + random.nextInt(50)).toArray();
      double[] other = Arrays.stream(one).map(x -> 3 - 7 * x).toArray();

      assertThat(Correlation.pearson(one, one)).isBetween(1 - 1e-14, 1.0);
      assertThat(Correlation.pearson(one, other)).isBetween(-1.0, -1 + 1e-14);
    }
  }

  @Test
  void agreesWithCommonsMathOverTheRowsThatHaveBoth() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int rows = 20 + random.nextInt(200);
      double[] one = random.ints(rows, 0, 12).mapToDouble(x -> x < 2 ? NONE : x).toArray();
      double[] other =
          IntStream.range(0, rows)
              .mapToDouble(i -> random.nextInt(4) == 0 ? NONE : one[i] + random.nextInt(9))
              .toArray();
      int[] both =
          IntStream.range(0, rows)
              .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
              .toArray();
      double[] a = Arrays.stream(both).mapToDouble(i -> one[i]).toArray();
      double[] b = Arrays.stream(both).mapToDouble(i -> other[i]).toArray();

      assertThat(Correlation.pearson(one, other))
          .isCloseTo(new PearsonsCorrelation().correlation(a, b), within(1e-13));
      assertThat(Correlation.spearman(one, other))
          .isCloseTo(new SpearmansCorrelation().correlation(a, b), within(1e-13));
    }
  }

  private static void assertNone(double[] one, double[] other) {
    assertThat(Correlation.pearson(one, other)).isNull();
    assertThat(Correlation.spearman(one, other)).isNull();
    assertThat(Correlation.pearson(other, one)).isNull();
    assertThat(Correlation.spearman(other, one)).isNull();
  }
}
