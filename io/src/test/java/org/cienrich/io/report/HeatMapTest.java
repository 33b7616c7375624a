package org.cienrich.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.cienrich.features.quality.QualityReport.Correlations;
import org.cienrich.io.report.CorrelationsSection.AxisGroup;
import org.cienrich.io.report.HeatMap.AxisLabel;
import org.cienrich.io.report.HeatMap.Cells;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  @Test
  void pearsonIsBelowTheDiagonalAndSpearmanAbove() {
    HeatMap map =
        HeatMap.of(
            new Correlations(
                List.of("a", "b", "c"),
                List.of(row(1, 0.9, 0.9), row(0.0, 1, 0.9), row(-1.0, -1.0, 1)),
                List.of(row(1, 1.0, null), row(0.9, 1, 0.3), row(0.9, 0.9, 1)),
                List.of(),
                List.of()),
            List.of(
                new AxisGroup("first", 1, 2, List.of()), new AxisGroup("second", 3, 3, List.of())));

    assertThat(map.cells())
        .containsExactly(
            new Cells("h-0", "M0 2h2"),
            new Cells("h-5", "M0 1h1"),
            new Cells("h-7", "M2 1h1"),
            new Cells("h-10", "M1 0h1"),
            new Cells("h-none", "M2 0h1"));
    assertThat(map.borders()).isEqualTo("M0 2h3M2 0v3");
    assertThat(map.labels())
        .containsExactly(new AxisLabel("first", "1.0"), new AxisLabel("second", "2.5"));
  }

  private static List<Double> row(Number... values) {
    return Arrays.stream(values).map(v -> v == null ? null : v.doubleValue()).toList();
  }
}
