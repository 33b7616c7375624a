package org.cienrich.features.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.BOB;
import static org.cienrich.features.testing.Facts.added;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.present;
import static org.cienrich.features.testing.Facts.renamed;

import java.util.List;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

class JitHistoryFeaturesTest {
  private static final LinearHistory HISTORY =
      new LinearHistory()
          .commit("a1", ANN, "2021-06-01", "core/A")
          .commit("b1", BOB, "2022-07-01", "core/A", "core/B")
          .commit("b2", BOB, "2023-12-22", "core/B", "core/C")
          .commit("a2", ANN, "2023-12-25", "web/W")
          .commit("a3", ANN, "2023-12-26")
          .commit("head", ANN, "2024-01-01", "core/A", "core/B", "core/C");

  @Test
  void developersAreDistinctOverAllFiles() {
    assertThat(JitHistoryFeatures.developers(change(modified("core/A", 1, 0)), HISTORY))
        .isEqualTo(2);
    assertThat(
            JitHistoryFeatures.developers(
                change(modified("core/B", 1, 0), modified("core/C", 1, 0)), HISTORY))
        .isEqualTo(1);
    assertThat(JitHistoryFeatures.developers(change(added("core/N", 1)), HISTORY)).isZero();
  }

  @Test
  void ageIsAveragedOverTheFilesThatHaveAPast() {
    LinearHistory history =
        new LinearHistory()
            .commit("three-days-ago", BOB, "2023-12-29", "a")
            .commit("five-days-ago", BOB, "2023-12-27", "b", "a-not")
            .commit("four-days-ago", BOB, "2023-12-28", "c")
            .commit("head", ANN, "2024-01-01", "a", "b", "c", "new");
    assertThat(
            JitHistoryFeatures.age(
                at(
                    history,
                    modified("a", 1, 0),
                    modified("b", 1, 0),
                    modified("c", 1, 0),
                    added("new", 1)),
                history))
        .isEqualTo(present(4.0));
  }

  @Test
  void ageOfNewFilesIsMissing() {
    assertThat(JitHistoryFeatures.age(change(added("core/N", 1)), HISTORY))
        .isEqualTo(missing(NO_HISTORY));
  }

  @Test
  void ageOfAFileChangedInTheFutureIsNotNegative() {
    LinearHistory history =
        new LinearHistory()
            .commit("fast-clock", BOB, "2024-06-01", "a")
            .commit("head", ANN, "2024-01-01", "a");
    assertThat(JitHistoryFeatures.age(at(history, modified("a", 1, 0)), history))
        .isEqualTo(present(0.0));
  }

  @Test
  void uniqueChangesAreTheLastOnesOfTheFiles() {
    assertThat(
            JitHistoryFeatures.uniqueChanges(
                change(
                    modified("core/A", 1, 0), modified("core/B", 1, 0), modified("core/C", 1, 0)),
                HISTORY))
        .isEqualTo(2);
  }

  @Test
  void renamedFileKeepsItsPast() {
    assertThat(JitHistoryFeatures.uniqueChanges(change(renamed("core/A", "core/Z", 1, 0)), HISTORY))
        .isEqualTo(1);
  }

  @Test
  void experienceCountsEarlierChangesOfTheAuthor() {
    assertThat(
            new Compute()
                .with(Resources.COMMIT_HISTORY, HISTORY)
                .outcome(JitHistoryFeatures.JIT_EXP))
        .isEqualTo(present(2L));
  }

  @Test
  void recentExperienceWeighsWholeYears() {
    assertThat(JitHistoryFeatures.recentExperience(HISTORY)).isEqualTo(1.0 + 1.0 / 3);
  }

  @Test
  void recentExperienceAgreesWithTheExampleOfThePaper() {
    LinearHistory history = new LinearHistory();
    List<String> days =
        List.of(
            "2021-03-01",
            "2021-03-02",
            "2021-03-03",
            "2022-03-01",
            "2022-03-02",
            "2022-03-03",
            "2022-03-04",
            "2023-03-01",
            "2023-03-02",
            "2023-03-03");
    days.forEach(day -> history.commit(day, ANN, day, "f"));
    history.commit("head", ANN, "2024-01-01", "f");
    assertThat(JitHistoryFeatures.recentExperience(history)).isEqualTo(3.0 + 4.0 / 2 + 3.0 / 3);
  }

  @Test
  void subsystemExperienceCountsOnlyChangesThere() {
    assertThat(JitHistoryFeatures.subsystemExperience(change(modified("core/B", 1, 0)), HISTORY))
        .isEqualTo(1);
    assertThat(JitHistoryFeatures.subsystemExperience(change(added("README", 1)), HISTORY))
        .isZero();
  }

  @Test
  void changeToTwoKnownSubsystemsCountsEachEarlierChangeOnce() {
    assertThat(
            JitHistoryFeatures.subsystemExperience(
                change(modified("core/B", 1, 0), modified("web/W", 1, 0)), HISTORY))
        .isEqualTo(2);
  }

  private static CommitChange change(FileChange... files) {
    return at(HISTORY, files);
  }

  private static CommitChange at(LinearHistory history, FileChange... files) {
    return new CommitChange(history.head(), List.of(files));
  }
}
