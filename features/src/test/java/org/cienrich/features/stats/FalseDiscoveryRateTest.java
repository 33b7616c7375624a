package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {

  @Test
  void adjustsByRank() {
    assertThat(FalseDiscoveryRate.adjusted(List.of(0.25, 0.125, 0.5)))
        .containsExactly(0.375, 0.375, 0.5);
    assertThat(FalseDiscoveryRate.adjusted(List.of(0.03))).containsExactly(0.03);
    assertThat(FalseDiscoveryRate.adjusted(List.of())).isEmpty();
  }

  @Test
  void agreesWithScipy() {
    List<Double> adjusted =
        FalseDiscoveryRate.adjusted(List.of(0.01, 0.04, 0.03, 0.005, 0.9, 0.04, 1.0, 1e-12));
    double[] expected = {0.08 / 3, 0.16 / 3, 0.16 / 3, 0.02, 1, 0.16 / 3, 1, 8e-12};

    for (int i = 0; i < expected.length; i++) {
      assertThat(adjusted.get(i)).isCloseTo(expected[i], within(1e-15));
    }
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> FalseDiscoveryRate.adjusted(List.of(0.5, p)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
