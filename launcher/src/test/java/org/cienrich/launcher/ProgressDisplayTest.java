package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.cienrich.transforms.Progress;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2024-01-01T00:00:00Z");

  @Test
  void linesAppearWithEveryPhaseAndEveryTenSeconds() {
    try (ProgressDisplay display =
        new ProgressDisplay.Lines(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now)) {
      display.show(Progress.BUILDS_CHECKED.phrase(), 0, 100, 0);
      now = now.plusSeconds(9);
      display.show(Progress.BUILDS_CHECKED.phrase(), 45, 100, 1);
      now = now.plusSeconds(1);
      display.show(Progress.BUILDS_CHECKED.phrase(), 50, 100, 2);
      display.show(Progress.BUILDS_COMPUTED.phrase(), 1, 0, 0);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Checking builds: 0/100",
            "Checking builds: 50/100 (5/s), 2 failed",
            "Computing features: 1");
  }
}
