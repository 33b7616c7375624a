package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeCutsTest {
  private static final List<Double> SHARES = List.of(0.7, 0.15, 0.15);

  @Test
  void cutsWhereSharesAreMet() {
    assertThat(TimeCuts.of(LongStream.range(0, 20).toArray(), SHARES).starts())
        .containsExactly(14L, 17L);
  }

  @Test
  void doesNotDependOnTheOrder() {
    assertThat(TimeCuts.of(new long[] {3, 0, 2, 1}, List.of(0.5, 0.5)).starts())
        .containsExactly(2L);
  }

  @Test
  void keepsEqualInstantsTogether() {
    // 5 of 10 are wanted: 4 are nearer than 8.
    assertThat(TimeCuts.of(new long[] {0, 1, 2, 3, 4, 4, 4, 4, 5, 6}, List.of(0.5, 0.5)).starts())
        .containsExactly(4L);
    // 5 of 10 are wanted: 6 are nearer than 2.
    assertThat(TimeCuts.of(new long[] {0, 1, 4, 4, 4, 4, 5, 6, 7, 8}, List.of(0.5, 0.5)).starts())
        .containsExactly(5L);
  }

  @Test
  void leavesPartsEmptyIfThereAreTooFewInstants() {
    assertThat(TimeCuts.of(new long[] {7, 7, 7}, SHARES).starts())
        .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(TimeCuts.of(new long[] {7}, List.of(0.2, 0.8)).starts()).containsExactly(7L);
  }

  @Test
  void tellsPartsAndTheirEnds() {
    TimeCuts cuts = new TimeCuts(List.of(10L, 20L));

    assertThat(List.of(cuts.part(9), cuts.part(10), cuts.part(19), cuts.part(20)))
        .containsExactly(0, 1, 1, 2);
    assertThat(List.of(cuts.end(0), cuts.end(1), cuts.end(2)))
        .containsExactly(10L, 20L, Long.MAX_VALUE);
  }
}
