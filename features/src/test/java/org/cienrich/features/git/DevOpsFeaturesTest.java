package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.added;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;

import org.cienrich.features.facts.BuiltChanges;
import org.junit.jupiter.api.Test;

class DevOpsFeaturesTest {
  private static final BuiltChanges CHANGES =
      built(
          change("head", ANN, modified("Dockerfile", 2, 1), modified("src/A.java", 50, 50)),
          change(
              "first",
              ANN,
              modified("Dockerfile", 1, 0),
              added(".github/workflows/ci.yml", 30),
              modified("Jenkinsfile", 4, 4)));

  @Test
  void filesAreCountedOnce() {
    assertThat(DevOpsFeatures.files(CHANGES)).isEqualTo(3);
  }

  @Test
  void linesAreCountedInEveryCommit() {
    assertThat(DevOpsFeatures.changeSize(CHANGES)).isEqualTo(present(3L + 1 + 30 + 8));
  }

  @Test
  void toolsAreDistinctAndSorted() {
    assertThat(DevOpsFeatures.tools(CHANGES))
        .containsExactly("Docker", "GitHub Actions", "Jenkins");
  }

  @Test
  void renamedFileIsJudgedByItsNewName() {
    assertThat(DevOpsFeatures.files(built(renamed("notes.txt", "Dockerfile", 0, 0)))).isOne();
    assertThat(DevOpsFeatures.files(built(renamed("Dockerfile", "notes.txt", 0, 0)))).isZero();
  }

  @Test
  void buildThatTouchesNoneHasNoTools() {
    BuiltChanges changes = built(modified("src/A.java", 1, 1));
    assertThat(DevOpsFeatures.files(changes)).isZero();
    assertThat(DevOpsFeatures.changeSize(changes)).isEqualTo(present(0L));
    assertThat(DevOpsFeatures.tools(changes)).isEmpty();
  }
}
