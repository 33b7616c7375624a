package org.cienrich.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cienrich.features.ports.RunEstimate;
import org.junit.jupiter.api.Test;

class LogLossTest {
  private static final Instant NOW = Instant.parse("2024-06-30T00:00:00Z");
  private static final Optional<Duration> KEPT = Optional.of(Duration.ofDays(90));

  private static Optional<LogLoss> loss(long firstDaysAgo, long lastDaysAgo) {
    RunEstimate estimate =
        new RunEstimate(
            1,
            1,
            1,
            NOW.minus(Duration.ofDays(firstDaysAgo)),
            NOW.minus(Duration.ofDays(lastDaysAgo)));
    return LogLoss.of(100, estimate, KEPT, NOW);
  }

  @Test
  void oldBuildsHaveLostAll() {
    assertThat(loss(400, 200)).contains(new LogLoss(100, 0));
  }

  @Test
  void newBuildsHaveLostNone() {
    assertThat(loss(50, 10)).contains(new LogLoss(0, 0));
  }

  @Test
  void buildsInBetweenAreSpreadEvenly() {
    assertThat(loss(140, 40)).contains(new LogLoss(50, 7));
  }

  @Test
  void oneBuildIsEitherLostOrNot() {
    assertThat(loss(91, 91)).contains(new LogLoss(100, 0));
    assertThat(loss(89, 89)).contains(new LogLoss(0, 100));
  }

  @Test
  void nothingIsClaimedWhereNothingIsKnown() {
    RunEstimate unknown = new RunEstimate(1, 1, 1, null, null);
    assertThat(LogLoss.of(100, unknown, KEPT, NOW)).isEmpty();
    assertThat(LogLoss.of(100, new RunEstimate(1, 1, 1, NOW, NOW), Optional.empty(), NOW))
        .isEmpty();
  }
}
