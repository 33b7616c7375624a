package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {
  private static final double NONE = Double.NaN;

  @Test
  void isThatOfAllPairs() {
    Random random = new Random(9);
    double[][] columns = new double[24][];
    for (int column = 0; column < columns.length; column++) {
      // Every mask of missing values occurs three times; every eighth column is constant.
      int mask = column % 8;
      Random missing = new Random(mask);
      int different = column % 8 == 7 ? 1 : 2 + random.nextInt(90);
      columns[column] =
          IntStream.range(0, 61)
              .mapToDouble(
                  row -> missing.nextInt(8) < mask ? NONE : Math.pow(random.nextInt(different), 3))
              .toArray();
    }
    CorrelationMatrix matrix = CorrelationMatrix.of(columns);

    for (int one = 0; one < columns.length; one++) {
      for (int other = 0; other < columns.length; other++) {
        double[] a = columns[one];
        double[] b = columns[other];
        Double pearson = Correlation.pearson(a, b);
        Double spearman = Correlation.spearman(a, b);
        if (one == other && pearson != null) {
          pearson = 1.0;
          spearman = 1.0;
        }
        assertThat(matrix.pearson().get(one).get(other)).isEqualTo(pearson);
        assertThat(matrix.spearman().get(one).get(other)).isEqualTo(spearman);
        assertThat(matrix.pairs().get(one).get(other))
            .isEqualTo(
                IntStream.range(0, 61)
                    .filter(row -> !Double.isNaN(a[row]) && !Double.isNaN(b[row]))
                    .count());
      }
    }
  }

  @Test
  void hasOnesOnItsDiagonalWhereThereIsSomethingToCorrelate() {
    CorrelationMatrix matrix =
        CorrelationMatrix.of(
            new double[][] {
              {1, 2, 4, 8}, {3, 3, 3, 3}, {1, 2, NONE, NONE}, {NONE, NONE, NONE, NONE}
            });

    assertThat(matrix.pearson().get(0)).containsExactly(1.0, null, null, null);
    assertThat(matrix.spearman().get(1)).containsOnlyNulls();
    assertThat(matrix.pearson().get(2)).containsOnlyNulls();
    assertThat(matrix.pairs().get(0)).containsExactly(4L, 4L, 2L, 0L);
    assertThat(matrix.pairs().get(3)).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void isEmptyWithoutColumns() {
    assertThat(CorrelationMatrix.of(new double[0][]).pearson()).isEmpty();
  }

  @Test
  void refusesColumnsThatDifferInLength() {
    assertThatThrownBy(() -> CorrelationMatrix.of(new double[][] {{1, 2, 3}, {1, 2, 3, 4}}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
