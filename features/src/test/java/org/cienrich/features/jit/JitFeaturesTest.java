package org.cienrich.features.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.added;
import static org.cienrich.features.testing.Facts.binary;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.deleted;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;

import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;

class JitFeaturesTest {
  private static final CommitChange CHANGE =
      change(
          "head",
          ANN,
          modified("core/src/A.java", 6, 2),
          added("core/src/B.java", 4),
          deleted("web/c.js", 4),
          renamed("README.md", "README.txt", 0, 0),
          binary("core/logo.png"));

  @Test
  void addedAndDeletedLinesAreSummed() {
    assertThat(JitFeatures.linesAdded(CHANGE)).isEqualTo(present(10L));
    assertThat(JitFeatures.linesDeleted(CHANGE)).isEqualTo(present(6L));
  }

  @Test
  void binaryAndMerelyRenamedFilesCountAsFiles() {
    assertThat(new Compute().with(Resources.TRIGGER_CHANGE, CHANGE).outcome(JitFeatures.JIT_NF))
        .isEqualTo(present(5L));
  }

  @Test
  void topOfTheTreeIsADirectoryAndASubsystem() {
    assertThat(JitFeatures.directories(CHANGE)).isEqualTo(4);
    assertThat(JitFeatures.subsystems(CHANGE)).isEqualTo(3);
  }

  @Test
  void entropyIsOverChangedLinesAndNotNormalised() {
    assertThat(JitFeatures.lineEntropy(CHANGE)).isEqualTo(present(1.5));
  }

  @Test
  void entropyWithoutChangedLinesIsMissing() {
    assertThat(JitFeatures.lineEntropy(change("head", ANN, renamed("a", "b", 0, 0))))
        .isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void linesBeforeAreAveragedOverTextFilesNewOnesIncluded() {
    assertThat(JitFeatures.linesBefore(CHANGE)).isEqualTo(present(1.5));
    assertThat(JitFeatures.linesBefore(change("head", ANN, binary("core/logo.png"))))
        .isEqualTo(missing(NOT_APPLICABLE));
  }
}
