package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.MissingReason.UNAVAILABLE;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.BOB;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.ended;
import static org.cienrich.features.testing.Facts.found;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;
import static org.cienrich.features.testing.Facts.run;
import static org.cienrich.features.testing.Facts.triggered;

import java.util.List;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.Lineage.End;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

class HistoryFeaturesTest {
  @Test
  void branchThatIsNotToldIsMissing() {
    assertThat(HistoryFeatures.branch(triggered())).isEqualTo(present("main"));
    assertThat(HistoryFeatures.branch(run(TRIGGERED, TRIGGERED, "push", null, 1L, List.of())))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void builtCommitsAreThoseOfTheLineage() {
    Compute row = new Compute().with(Resources.LINEAGE, found("a", "1", "c", "b"));
    assertThat(row.outcome(HistoryFeatures.GIT_ALL_BUILT_COMMITS))
        .isEqualTo(present(List.of("c", "b")));
    assertThat(row.outcome(HistoryFeatures.GIT_NUM_ALL_BUILT_COMMITS)).isEqualTo(present(2L));
    assertThat(row.outcome(HistoryFeatures.GIT_PREV_BUILT_COMMIT)).isEqualTo(present("a"));
  }

  @Test
  void walkThatEndsAtAMergeOrTheRootHasNoPreviousCommit() {
    assertThat(HistoryFeatures.previousCommit(ended(End.MERGE_FOUND, "c")))
        .isEqualTo(missing(NO_HISTORY));
    assertThat(HistoryFeatures.previousCommit(ended(End.NO_PREVIOUS_BUILD, "c")))
        .isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void resolutionStatusTellsHowTheWalkEnded() {
    assertThat(HistoryFeatures.resolutionStatus(present(found("a", "1", "c"))))
        .isEqualTo(present("build_found"));
    assertThat(HistoryFeatures.resolutionStatus(present(ended(End.MERGE_FOUND, "c"))))
        .isEqualTo(present("merge_found"));
    assertThat(HistoryFeatures.resolutionStatus(present(ended(End.NO_PREVIOUS_BUILD, "c"))))
        .isEqualTo(present("no_previous_build"));
  }

  @Test
  void commitThatIsGoneIsAStatusOfItsOwnButAnUnreachableRepositoryIsNot() {
    assertThat(HistoryFeatures.resolutionStatus(missing(COMMIT_GONE)))
        .isEqualTo(present("commit_not_found"));
    assertThat(HistoryFeatures.resolutionStatus(missing(UNAVAILABLE)))
        .isEqualTo(missing(UNAVAILABLE));
  }

  @Test
  void commitsOnTouchedFilesCountOnceAndOnlyWithinTheWindow() {
    LinearHistory history =
        new LinearHistory()
            .commit("old", BOB, "2023-12-15", "src/A.java")
            .commit("both", BOB, "2024-03-01", "src/A.java", "src/B.java")
            .commit("other", BOB, "2024-03-02", "src/C.java")
            .commit("head", ANN, "2024-03-15", "src/A.java", "src/B.java");
    BuiltChanges changes = built(modified("src/A.java", 1, 0), modified("src/B.java", 1, 0));
    assertThat(HistoryFeatures.commitsOnFilesTouched(changes, history, triggered(), 90))
        .isEqualTo(1);
    assertThat(HistoryFeatures.commitsOnFilesTouched(changes, history, triggered(), 92))
        .isEqualTo(2);
  }

  @Test
  void builtCommitsDoNotCountAmongTheCommitsOnTheirFiles() {
    LinearHistory history =
        new LinearHistory()
            .commit("before", BOB, "2024-03-01", "src/A.java")
            .commit("first", ANN, "2024-03-02", "src/A.java")
            .commit("head", ANN, "2024-03-03", "src/A.java");
    BuiltChanges changes =
        built(
            change("head", ANN, modified("src/A.java", 1, 0)),
            change("first", ANN, modified("src/A.java", 1, 0)));
    assertThat(HistoryFeatures.commitsOnFilesTouched(changes, history, triggered(), 90))
        .isEqualTo(1);
  }

  @Test
  void oldAndNewNamesOfARenamedFileBothCount() {
    LinearHistory history =
        new LinearHistory()
            .commit("of-new-name", BOB, "2024-03-01", "new.txt")
            .commit("of-old-name", BOB, "2024-03-02", "old.txt")
            .commit("head", ANN, "2024-03-03", "old.txt=>new.txt");
    assertThat(
            HistoryFeatures.commitsOnFilesTouched(
                built(renamed("old.txt", "new.txt", 0, 0)), history, triggered(), 90))
        .isEqualTo(2);
  }
}
