package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void aVersionWithOnlyUnknownOrFilteredBuildsIsProcessed() {
    assertThat(verdict(Map.of("builds.not_found", 5L, "builds.filtered", 2L), 0).status())
        .isEqualTo("processed");
  }

  @Test
  void onePartialBuildIsEnough() {
    assertThat(verdict(Map.of("extraction.partial", 1L, "extraction.failed", 99L), 1.0).status())
        .isEqualTo("processed");
  }

  @Test
  void aVersionFailsWhenNoBuildIsUsable() {
    assertThat(verdict(Map.of("extraction.failed", 3L), 1.0))
        .isEqualTo(new Verdict("failed", "None of the 3 builds is completed or partial."));
  }

  @Test
  void aVersionFailsWhenNoBuildCouldBeLookedUp() {
    assertThat(verdict(Map.of("builds.error", 3L), 1.0).status()).isEqualTo("failed");
  }

  @Test
  void theShareOfFailedBuildsHasALimit() {
    Map<String, Long> counts = Map.of("extraction.completed", 9L, "extraction.failed", 1L);

    assertThat(verdict(counts, 0.1).status()).isEqualTo("processed");
    assertThat(verdict(counts, 0.09).reason())
        .isEqualTo("1 of 10 builds failed, more than the allowed share of 0.09.");
  }

  @Test
  void countsAreNamedByKindAndStatus() {
    assertThatThrownBy(() -> new Counts(Map.of("builds", 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("builds");
  }

  private static Verdict verdict(Map<String, Long> counts, double maxFailedShare) {
    return Verdict.of(new Counts(counts), maxFailedShare);
  }
}
