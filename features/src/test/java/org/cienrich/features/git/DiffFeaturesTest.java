package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.TOO_LARGE;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_DOC_FILES;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_FILES_ADDED;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_FILES_DELETED;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_FILES_MODIFIED;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_OTHER_FILES;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_SRC_FILES;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_TESTS_ADDED;
import static org.cienrich.features.git.DiffFeatures.GH_DIFF_TESTS_DELETED;
import static org.cienrich.features.git.DiffFeatures.GIT_DIFF_SRC_CHURN;
import static org.cienrich.features.git.DiffFeatures.GIT_DIFF_TEST_CHURN;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.added;
import static org.cienrich.features.testing.Facts.binary;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.deleted;
import static org.cienrich.features.testing.Facts.lines;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;

import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileChange.Kind;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;

class DiffFeaturesTest {
  private static final BuiltChanges TWO_COMMITS =
      built(
          change(
              "head",
              ANN,
              modified("src/main/java/A.java", 3, 1),
              modified("src/test/java/ATest.java", 10, 0),
              added("README.md", 7)),
          change(
              "first",
              ANN,
              modified("src/main/java/A.java", 2, 2),
              deleted("src/main/java/B.java", 20),
              added("src/main/java/C.java", 5),
              binary("logo.png")));

  @Test
  void churnOfEveryProgrammingLanguageCountsApartFromTests() {
    assertThat(value(GIT_DIFF_SRC_CHURN, TWO_COMMITS)).isEqualTo(present(4L + 4 + 20 + 5));
    assertThat(value(GIT_DIFF_TEST_CHURN, TWO_COMMITS)).isEqualTo(present(10L));
    assertThat(value(GIT_DIFF_SRC_CHURN, built(modified("lib/a.go", 1, 1)))).isEqualTo(present(2L));
  }

  @Test
  void filesAreDistinctOverTheCommits() {
    assertThat(value(GH_DIFF_FILES_MODIFIED, TWO_COMMITS)).isEqualTo(present(3L));
    assertThat(value(GH_DIFF_FILES_ADDED, TWO_COMMITS)).isEqualTo(present(2L));
    assertThat(value(GH_DIFF_FILES_DELETED, TWO_COMMITS)).isEqualTo(present(1L));
  }

  @Test
  void renamedFilesAreNeitherAddedNorDeletedNorModified() {
    BuiltChanges rename = built(renamed("a.java", "b.java", 1, 1));
    assertThat(value(GH_DIFF_FILES_MODIFIED, rename)).isEqualTo(present(0L));
    assertThat(value(GH_DIFF_FILES_ADDED, rename)).isEqualTo(present(0L));
    assertThat(value(GH_DIFF_FILES_DELETED, rename)).isEqualTo(present(0L));
    assertThat(value(GIT_DIFF_SRC_CHURN, rename)).isEqualTo(present(2L));
  }

  @Test
  void copiesAreAddedAndChangesOfTypeAreModified() {
    BuiltChanges changes =
        built(
            new FileChange(Kind.COPIED, "b", "a", lines(0, 0)),
            new FileChange(Kind.TYPE_CHANGED, "link", null, lines(1, 1)));
    assertThat(value(GH_DIFF_FILES_ADDED, changes)).isEqualTo(present(1L));
    assertThat(value(GH_DIFF_FILES_MODIFIED, changes)).isEqualTo(present(1L));
  }

  @Test
  void aFileThatCannotBeReadCountsAndOnlyItsLinesAreMissing() {
    BuiltChanges changes =
        built(
            new FileChange(Kind.MODIFIED, "src/A.java", null, missing(TOO_LARGE)),
            modified("src/ATest.java", 2, 1));
    assertThat(value(GH_DIFF_FILES_MODIFIED, changes)).isEqualTo(present(2L));
    assertThat(value(GIT_DIFF_TEST_CHURN, changes)).isEqualTo(present(3L));
    assertThat(value(GIT_DIFF_SRC_CHURN, changes)).isEqualTo(missing(TOO_LARGE));
  }

  @Test
  void everyFileIsOfOneKind() {
    assertThat(value(GH_DIFF_SRC_FILES, TWO_COMMITS)).isEqualTo(present(4L));
    assertThat(value(GH_DIFF_DOC_FILES, TWO_COMMITS)).isEqualTo(present(1L));
    assertThat(value(GH_DIFF_OTHER_FILES, TWO_COMMITS)).isEqualTo(present(1L));
  }

  @Test
  void testsAddedAndDeletedAreNotSwapped() {
    Compute row = new Compute().with(Resources.TEST_DELTA, new TestDelta(3, 1));
    assertThat(row.outcome(GH_DIFF_TESTS_ADDED)).isEqualTo(present(3L));
    assertThat(row.outcome(GH_DIFF_TESTS_DELETED)).isEqualTo(present(1L));
  }

  @Test
  void modifiedRatioIsMissingWithoutFiles() {
    assertThat(DiffFeatures.modifiedRatio(3, 2, 1)).isEqualTo(present(0.5));
    assertThat(DiffFeatures.modifiedRatio(0, 0, 0)).isEqualTo(missing(NOT_APPLICABLE));
  }

  @Test
  void entropyIsOverTouchesOfFilesNotOverLines() {
    assertThat(DiffFeatures.touchEntropy(built(modified("a", 99, 0), modified("b", 1, 0))))
        .isEqualTo(present(1.0));
    assertThat(DiffFeatures.touchEntropy(built(modified("a", 1, 0)))).isEqualTo(present(0.0));
  }

  @Test
  void entropyWeighsFilesByHowManyCommitsTouchThem() {
    BuiltChanges changes =
        built(
            change("c", ANN, modified("a", 1, 0)),
            change("b", ANN, modified("a", 1, 0)),
            change("a", ANN, modified("a", 1, 0), modified("b", 1, 0)));
    assertThat(value(DiffFeatures.CHANGE_ENTROPY, changes)).isEqualTo(present(0.8113));
  }

  @Test
  void entropyOfACommitWithoutFilesIsMissing() {
    assertThat(DiffFeatures.touchEntropy(built(change("head", ANN))))
        .isEqualTo(missing(NOT_APPLICABLE));
  }

  private static <T> Outcome<T> value(Feature<T> feature, BuiltChanges changes) {
    return new Compute().with(Resources.BUILT_CHANGES, changes).outcome(feature);
  }
}
