package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class ChiSquaredTest {

  @Test
  void comparesWithWhatIndependenceWouldGive() {
    // All expected counts are 5: (5² + 5² + 5² + 5²) / 5.
    ChiSquared perfect = ChiSquared.of(new long[][] {{10, 0}, {0, 10}});

    assertThat(perfect.statistic()).isCloseTo(20, within(1e-13));
    assertThat(perfect.degreesOfFreedom()).isEqualTo(1);
    assertThat(perfect.cramersV()).isEqualTo(1);
    ChiSquared none = ChiSquared.of(new long[][] {{2, 4, 6}, {3, 6, 9}});
    assertThat(none.statistic()).isCloseTo(0, within(1e-15));
    assertThat(none.p()).isEqualTo(1);
    assertThat(none.cramersV()).isCloseTo(0, within(1e-8));
  }

  @Test
  void agreesWithScipy() {
    assertTest(
        new long[][] {{10, 20, 30}, {6, 9, 17}},
        new ChiSquared(0.27157465150403504, 2, 0.873028283380073, 0.05433137570422292));
    assertTest(
        new long[][] {{12, 5}, {3, 9}},
        new ChiSquared(5.85483193277311, 1, 0.015534341414683461, 0.4493225526306476));
    assertTest(
        new long[][] {{120, 15, 3}, {80, 40, 9}, {7, 7, 30}},
        new ChiSquared(154.55900159008456, 4, 2.1457903501081635e-32, 0.4984848451257788));
  }

  @Test
  void rowsAndColumnsOfZerosDoNotMatter() {
    assertThat(ChiSquared.of(new long[][] {{0, 12, 0, 5}, {0, 0, 0, 0}, {0, 3, 0, 9}}))
        .isEqualTo(ChiSquared.of(new long[][] {{12, 5}, {3, 9}}));
  }

  @Test
  void tellsNothingOfFewerThanTwoRowsOrColumns() {
    assertThat(ChiSquared.of(new long[0][])).isNull();
    assertThat(ChiSquared.of(new long[][] {{}, {}})).isNull();
    assertThat(ChiSquared.of(new long[][] {{1, 2}, {0, 0}})).isNull();
    assertThat(ChiSquared.of(new long[][] {{1, 0}, {2, 0}})).isNull();
  }

  @Test
  void refusesWhatIsNoTableOfCounts() {
    assertThatThrownBy(() -> ChiSquared.of(new long[][] {{1, 2}, {1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChiSquared.of(new long[][] {{1, 2}, {1, -1}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agreesWithCommonsMath() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      long[][] table = new long[2 + random.nextInt(4)][2 + random.nextInt(30)];
      for (long[] row : table) {
        for (int i = 0; i < row.length; i++) {
          row[i] = 1L + random.nextInt(60);
        }
      }
      ChiSquared test = ChiSquared.of(table);

      assertThat(test.statistic())
          .isCloseTo(new ChiSquareTest().chiSquare(table), withinPercentage(1e-10));
      assertThat(test.p()).isCloseTo(new ChiSquareTest().chiSquareTest(table), within(1e-10));
    }
  }

  @Test
  void managesLargeTablesAndStrongAssociations() {
    long[][] large = new long[2][50_000];
    for (int i = 0; i < large[0].length; i++) {
      large[i % 2][i] = 1_000_000;
    }
    ChiSquared strong = ChiSquared.of(large);
    assertThat(strong.statistic()).isCloseTo(5e10, withinPercentage(1e-9));
    assertThat(strong.p()).isZero();
    assertThat(strong.cramersV()).isCloseTo(1, within(1e-12));

    for (int i = 0; i < large[0].length; i++) {
      large[0][i] = 10L + i % 3;
      large[1][i] = 10L + i / 3 % 3;
    }
    assertThat(ChiSquared.of(large).p()).isBetween(0.999, 1.0);
  }

  private static void assertTest(long[][] table, ChiSquared expected) {
    ChiSquared actual = ChiSquared.of(table);

    assertThat(actual.statistic()).isCloseTo(expected.statistic(), withinPercentage(1e-11));
    assertThat(actual.degreesOfFreedom()).isEqualTo(expected.degreesOfFreedom());
    assertThat(actual.p()).isCloseTo(expected.p(), withinPercentage(1e-9));
    assertThat(actual.cramersV()).isCloseTo(expected.cramersV(), withinPercentage(1e-11));
  }
}
