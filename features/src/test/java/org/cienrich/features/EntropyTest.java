package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntropyTest {
  @Test
  void equalSharesGiveTheLogarithmOfTheirNumber() {
    assertThat(Entropy.ofShares(List.of(3L, 3L, 3L, 3L))).contains(2.0);
  }

  @Test
  void oneShareHasNoEntropyAndZerosDoNotMatter() {
    assertThat(Entropy.ofShares(List.of(7L, 0L, 0L))).contains(0.0);
  }

  @Test
  void orderDoesNotChangeTheLastBit() {
    assertThat(Entropy.ofShares(List.of(1L, 10L, 100L, 7L, 3L)))
        .isEqualTo(Entropy.ofShares(List.of(100L, 3L, 7L, 10L, 1L)));
  }

  @Test
  void nothingHasNoEntropy() {
    assertThat(Entropy.ofShares(List.of())).isEmpty();
    assertThat(Entropy.ofShares(List.of(0L))).isEmpty();
  }
}
