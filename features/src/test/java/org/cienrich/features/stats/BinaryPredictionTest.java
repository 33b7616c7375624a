package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryPredictionTest {

  @Test
  void measuresPredictions() {
    BinaryPrediction prediction = new BinaryPrediction(6, 2, 8, 4);

    assertThat(prediction.accuracy()).isEqualTo(0.7);
    assertThat(prediction.precision()).isEqualTo(0.75);
    assertThat(prediction.recall()).isEqualTo(0.6);
    assertThat(prediction.f1()).isCloseTo(2 * 0.75 * 0.6 / (0.75 + 0.6), within(1e-15));
    assertThat(prediction.auc()).isCloseTo((0.6 + 0.8) / 2, within(1e-15));
  }

  @Test
  void isHalfRightIfAlwaysTheSameIsPredicted() {
    assertThat(new BinaryPrediction(3, 7, 0, 0).auc()).isEqualTo(0.5);
    assertThat(new BinaryPrediction(0, 0, 7, 3).auc()).isEqualTo(0.5);
    assertThat(new BinaryPrediction(0, 0, 7, 3).f1()).isZero();
    assertThat(new BinaryPrediction(0, 0, 7, 3).precision()).isNull();
  }

  @Test
  void tellsNothingOfNothing() {
    BinaryPrediction none = new BinaryPrediction(0, 0, 0, 0);

    assertThat(none.accuracy()).isNull();
    assertThat(none.precision()).isNull();
    assertThat(none.recall()).isNull();
    assertThat(none.f1()).isNull();
    assertThat(none.auc()).isNull();
  }

  @Test
  void needsBothOutcomesForAnArea() {
    assertThat(new BinaryPrediction(3, 0, 0, 1).auc()).isNull();
    assertThat(new BinaryPrediction(0, 0, 5, 0).auc()).isNull();
    assertThat(new BinaryPrediction(0, 0, 5, 0).f1()).isNull();
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> new BinaryPrediction(1, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
