package org.cienrich.features.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_RECOGNISED;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import java.util.List;
import java.util.Map;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

class SnapshotFeaturesTest {
  private static final Snapshot JAVA_AND_GO =
      new Snapshot(
          Map.of(
              "java", new LanguageTotals(3, 2000, 2, 500, 40, 90),
              "go", new LanguageTotals(1, 1000, 1, 100, 2, 3)));

  @Test
  void ageIsInWholeDaysFromTheEarliestCommit() {
    LinearHistory history =
        new LinearHistory()
            .commit("first-by-graph", ANN, "2024-01-10")
            .commit("earliest-by-date", ANN, "2024-01-01")
            .commit("head", ANN, "2024-02-01");
    assertThat(SnapshotFeatures.age(history)).isEqualTo(31);
  }

  @Test
  void ageOfAHeadWithASkewedClockIsNotNegative() {
    LinearHistory history =
        new LinearHistory()
            .commit("first", ANN, "2024-01-10")
            .commit("head-with-slow-clock", ANN, "2024-01-01");
    assertThat(SnapshotFeatures.age(history)).isZero();
  }

  @Test
  void commitsAreCountedWithTheHead() {
    Compute row =
        new Compute()
            .with(
                Resources.COMMIT_HISTORY,
                new LinearHistory().commit("a", ANN, "2024-01-01").commit("b", ANN, "2024-01-02"));
    assertThat(row.outcome(SnapshotFeatures.GH_REPO_NUM_COMMITS)).isEqualTo(present(2L));
  }

  @Test
  void withoutConfigurationAllLanguagesCount() {
    Compute row = new Compute().with(Resources.SNAPSHOT, JAVA_AND_GO);
    assertThat(row.outcome(SnapshotFeatures.GH_SLOC)).isEqualTo(present(3000L));
    assertThat(row.outcome(SnapshotFeatures.GH_TEST_LINES)).isEqualTo(present(600L));
    assertThat(row.outcome(SnapshotFeatures.GH_TEST_CASES)).isEqualTo(present(42L));
    assertThat(row.outcome(SnapshotFeatures.GH_ASSERTS)).isEqualTo(present(93L));
  }

  @Test
  void densitiesArePerThousandLinesOfProductionCode() {
    Compute row = new Compute().with(Resources.SNAPSHOT, JAVA_AND_GO);
    assertThat(row.outcome(SnapshotFeatures.GH_TEST_LINES_PER_KLOC)).isEqualTo(present(200.0));
    assertThat(row.outcome(SnapshotFeatures.GH_TEST_CASES_PER_KLOC)).isEqualTo(present(14.0));
    assertThat(row.outcome(SnapshotFeatures.GH_ASSERTS_CASE_PER_KLOC)).isEqualTo(present(31.0));
    assertThat(row.outcome(SnapshotFeatures.GH_ASSERTS_CASES_PER_KLOC)).isEqualTo(present(31.0));
  }

  @Test
  void onlyConfiguredLanguagesCount() {
    Compute row =
        new Compute()
            .with(Resources.SNAPSHOT, JAVA_AND_GO)
            .with(new ParameterValues(Map.of("source_languages", List.of("go"))));
    assertThat(row.outcome(SnapshotFeatures.GH_SLOC)).isEqualTo(present(1000L));
  }

  @Test
  void treeWithoutAnyOfTheLanguagesIsNotRecognised() {
    assertThat(SnapshotFeatures.sum(JAVA_AND_GO, List.of("ruby"), LanguageTotals::sourceLines))
        .isEqualTo(missing(NOT_RECOGNISED));
    assertThat(SnapshotFeatures.sum(new Snapshot(Map.of()), List.of(), LanguageTotals::sourceLines))
        .isEqualTo(missing(NOT_RECOGNISED));
  }

  @Test
  void densityOverNoCodeIsMissing() {
    assertThat(SnapshotFeatures.perKloc(5, 0)).isEqualTo(missing(NOT_APPLICABLE));
  }
}
