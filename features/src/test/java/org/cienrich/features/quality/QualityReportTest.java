package org.cienrich.features.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cienrich.features.MissingReason.EXPIRED;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.MissingReason.UNAVAILABLE;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.Parameter;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.history.BuildHistoryFeatures;
import org.cienrich.features.quality.FeatureQuality.NumberSummary;
import org.cienrich.features.quality.QualityReport.Baseline;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.junit.jupiter.api.Test;

class QualityReportTest {
  private static final Parameter<Long> ANYTHING = Parameter.integer("anything", "", 1, 0, 2);

  private static final Feature<Long> FILES =
      Feature.integer("files")
          .describedAs("Files.")
          .category(Category.GIT_DIFF)
          .atLeast(0)
          .from(ANYTHING)
          .computedBy(n -> n);

  private static final Feature<Double> SHARE =
      Feature.decimal("share")
          .describedAs("A share.")
          .category(Category.GIT_DIFF)
          .range(0, 1)
          .from(ANYTHING)
          .computedBy(n -> 0.5);

  private static final Feature<String> KIND =
      Feature.text("kind")
          .describedAs("A kind.")
          .category(Category.METADATA)
          .oneOf(List.of("a", "b"))
          .from(ANYTHING)
          .computedBy(n -> "a");

  private static final Feature<Boolean> FLAG =
      Feature.bool("flag")
          .describedAs("A flag.")
          .category(Category.METADATA)
          .from(ANYTHING)
          .computedBy(n -> true);

  /**
   * Completeness by hand, over 4 enriched rows: files 4/4, share 2/4, kind 3/4, so 75. Validity:
   * files 3/4, share 1/2, kind 2/3, so 63.888889. Consistency 3/4, coverage 4/5.
   */
  private static final Vectors HOLES =
      new Vectors(FILES, SHARE, KIND)
          .row("passed", 1L, 0.5, "a")
          .row("passed", -2L, 7.0, "c")
          .row("failed", 3L, NOT_APPLICABLE, "b")
          .row("failed", 4L, EXPIRED, NO_HISTORY)
          .row(null, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE);

  @Test
  void scoresAreThoseOfTheFormulas() {
    QualityReport report = HOLES.report();

    assertThat(report.rows()).isEqualTo(new QualityReport.Rows(5, 4, 3, 1, 1, 5));
    assertThat(report.scores())
        .isEqualTo(
            new QualityReport.Scores(
                80.0, 75.0, 63.888889, 75.0, 72.166667)); // 30 + 19.1666667 + 15 + 8
  }

  @Test
  void valuesAreCountedByFeature() {
    FeatureQuality share = feature(HOLES.report(), "share");
    FeatureQuality kind = feature(HOLES.report(), "kind");

    assertThat(share.values()).isEqualTo(2);
    assertThat(share.missing())
        .isEqualTo(Map.of("NOT_APPLICABLE", 1L, "EXPIRED", 1L, "UNAVAILABLE", 1L));
    assertThat(share.completenessPct()).isEqualTo(50);
    assertThat(share.validityPct()).isEqualTo(50);
    assertThat(share.outOfRange()).isEqualTo(1);
    assertThat(share.notAllowed()).isNull();
    assertThat(kind.notAllowed()).isEqualTo(1);
    assertThat(kind.outOfRange()).isNull();
    assertThat(kind.emptyTexts()).isZero();
    assertThat(kind.topValues())
        .containsExactly(new ValueCount("a", 1), new ValueCount("b", 1), new ValueCount("c", 1));
    assertThat(kind.numbers()).isNull();
  }

  @Test
  void numbersAreSummedUp() {
    Vectors vectors = new Vectors(FILES);
    for (long value : new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 100}) {
      vectors.row("passed", value);
    }
    NumberSummary numbers = feature(vectors.report(), "files").numbers();

    assertThat(numbers).isNotNull();
    assertThat(numbers.min()).isEqualTo(1);
    assertThat(numbers.max()).isEqualTo(100);
    assertThat(numbers.mean()).isEqualTo(14.5);
    assertThat(numbers.sd()).isCloseTo(30.152391, within(1e-6)); // sqrt(8182.5 / 9)
    assertThat(numbers.q1()).isEqualTo(3.25);
    assertThat(numbers.median()).isEqualTo(5.5);
    assertThat(numbers.q3()).isEqualTo(7.75);
    assertThat(numbers.outliers()).isEqualTo(1); // above 7.75 + 3 * 4.5
    assertThat(numbers.edges()).hasSize(21).startsWith(1.0, 5.95).endsWith(100.0);
    assertThat(numbers.counts()).startsWith(5L, 4L, 0L).endsWith(1L);
  }

  @Test
  void aLossThatDependsOnTheOutcomeIsTold() {
    Vectors vectors = new Vectors(FILES, SHARE);
    for (int i = 0; i < 40; i++) {
      boolean isLost = i < 20 ? i < 2 : i < 38; // 2 of 20 passed, 18 of 20 failed
      vectors.row(
          i < 20 ? "passed" : "failed", (long) i, isLost ? EXPIRED : (Object) ((i % 5) / 10.0));
    }
    QualityReport report = vectors.report();
    FeatureQuality.Association test = feature(report, "share").missingByOutcome();

    assertThat(test).isNotNull();
    assertThat(test.chiSquared()).isCloseTo(25.6, within(1e-6)); // 40 * (2*2 - 18*18)^2 / 20^4
    assertThat(test.effect()).isCloseTo(0.8, within(1e-6));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
    assertThat(test.p()).isCloseTo(4.2e-7, within(1e-8));
    assertThat(test.adjustedP()).isEqualTo(test.p());
    assertThat(feature(report, "files").missingByOutcome()).isNull();
    assertThat(issues(report, "missing_by_outcome"))
        .containsExactly(
            "share is missing more often for some outcomes than for others (Cramér's V 0.80).");
  }

  @Test
  void columnsThatSayNothingAreTold() {
    Vectors vectors = new Vectors(FILES, SHARE, FLAG);
    for (int i = 0; i < 100; i++) {
      vectors.row("passed", i < 96 ? 0L : i % 2 + 1L, 0.5, i % 2 == 0);
    }
    QualityReport report = vectors.report();

    assertThat(feature(report, "share").constant()).isTrue();
    assertThat(feature(report, "files").nearConstant()).isTrue(); // 96 of one, then 2
    assertThat(feature(report, "flag").constant()).isFalse();
    assertThat(feature(report, "flag").nearConstant()).isFalse();
    assertThat(issues(report, "constant"))
        .containsExactly("share has the same value in all 100 rows that have one.");
    assertThat(issues(report, "near_constant"))
        .containsExactly("files has the same value in almost all rows.");
  }

  @Test
  void repetitionsAreCounted() {
    QualityReport report =
        new Vectors(FILES, SHARE, FLAG)
            .row("passed", 1L, 0.5, true)
            .row("passed", 1L, 0.5, true)
            .row("failed", 1L, 0.5, true)
            .row("passed", 2L, 0.25, false)
            .row("passed", UNAVAILABLE, UNAVAILABLE, UNAVAILABLE)
            .row("passed", UNAVAILABLE, UNAVAILABLE, UNAVAILABLE)
            .rowOf("p/q", 9, "passed", 2L, 0.25, false)
            .report();

    assertThat(report.duplicates().rows()).isEqualTo(2);
    assertThat(report.duplicates().columns()).isEmpty();
  }

  @Test
  void equalColumnsAreFound() {
    Feature<Long> copy =
        Feature.integer("copy")
            .describedAs("Files again.")
            .category(Category.GIT_DIFF)
            .from(ANYTHING)
            .computedBy(n -> n);
    QualityReport report =
        new Vectors(FILES, SHARE, copy)
            .row("passed", 1L, 0.5, 1L)
            .row("passed", NO_HISTORY, 0.5, NO_HISTORY)
            .row("passed", 2L, 0.5, 2L)
            .report(2);

    assertThat(report.duplicates().columns()).containsExactly(List.of("files", "copy"));
  }

  /** 3 true positives, 1 false positive, 4 true negatives, 2 false negatives. */
  @Test
  void echoingTheLastOutcomeIsJudged() {
    Vectors vectors =
        new Vectors(WorkflowFeatures.TR_STATUS, BuildHistoryFeatures.PREV_BUILT_RESULT);
    repeat(vectors, 3, "failed", "failed");
    repeat(vectors, 1, "failed", "passed");
    repeat(vectors, 4, "passed", "passed");
    repeat(vectors, 2, "passed", "failed");
    vectors.row("cancelled", "cancelled", "passed");
    vectors.row("passed", "passed", NO_HISTORY);
    QualityReport report = vectors.report();

    assertThat(report.label()).isNotNull();
    assertThat(report.label().balance())
        .containsExactly(
            new ValueCount("passed", 6),
            new ValueCount("failed", 5),
            new ValueCount("cancelled", 1));
    assertThat(report.label().majorityShare()).isEqualTo(0.545455);
    assertThat(report.label().baseline())
        .isEqualTo(new Baseline("prev_built_result", 10, 3, 1, 4, 2, 0.7, 0.666667, 0.7));
  }

  @Test
  void featuresKnownTooLateAreTold() {
    QualityReport report =
        new Vectors(WorkflowFeatures.TR_STATUS, BuildHistoryFeatures.PREV_BUILT_RESULT)
            .row("passed", "passed", NO_HISTORY)
            .report();

    assertThat(issues(report, "leakage"))
        .containsExactly(
            "Features that are known only after the build was triggered, so do not predict it with them: 1.");
  }

  @Test
  void driftComparesTheThirdsOfEachRepository() {
    Vectors vectors = new Vectors(FILES, KIND, FLAG);
    for (int i = 0; i < 90; i++) { // thirds of 30 rows, the last hour belongs to the last
      vectors.rowOf("o/n", i, "passed", i < 30 ? 1L : i < 60 ? 5L : 9L, "a", i % 2 == 0);
    }
    for (int i = 0; i < 90; i++) { // another time, the other way round for kind
      vectors.rowOf("p/q", 10_000 + i, "passed", 4L, i < 45 ? "a" : "b", i % 2 == 0);
    }
    QualityReport report = vectors.report();
    FeatureQuality.Drift files = feature(report, "files").drift();
    FeatureQuality.Drift kind = feature(report, "kind").drift();

    assertThat(files).isNotNull();
    assertThat(files.test()).isEqualTo("kolmogorov_smirnov");
    assertThat(files.firstRows()).isEqualTo(60);
    assertThat(files.lastRows()).isEqualTo(60);
    assertThat(files.effect()).isEqualTo(0.5); // half of the rows went from 1 to 9
    assertThat(kind).isNotNull();
    assertThat(kind.test()).isEqualTo("chi_squared");
    assertThat(kind.effect()).isCloseTo(0.57735, within(1e-5)); // sqrt(40 / 120)
    assertThat(feature(report, "flag").drift().effect()).isZero();
    assertThat(issues(report, "drift")).hasSize(2);
  }

  @Test
  void monthsAreThoseOfTheTriggerInUtc() {
    QualityReport report =
        new Vectors(FILES)
            .row("passed", 1L)
            .row("failed", 2L)
            .row(null, 3L)
            .rowOf("p/q", 0, "passed", 1L)
            .report(1);

    assertThat(report.repositoryCount()).isEqualTo(2);
    assertThat(report.repositories().get(0))
        .isEqualTo(
            new QualityReport.RepositoryHistory(
                "o/n",
                3,
                List.of(
                    new QualityReport.Month(
                        "2024-01", new java.util.TreeMap<>(Map.of("passed", 1L, "failed", 1L))),
                    new QualityReport.Month(
                        "2024-02", new java.util.TreeMap<>(Map.of("missing", 1L))))));
  }

  @Test
  void partsGiveTheSameReport() {
    Random random = new Random(7);
    Vectors vectors = new Vectors(FILES, SHARE, KIND, FLAG);
    for (int i = 0; i < 500; i++) {
      vectors.rowOf(
          "o/n" + i / 100,
          i,
          random.nextInt(3) == 0 ? "failed" : "passed",
          random.nextInt(9) == 0 ? EXPIRED : (Object) (long) random.nextInt(1000),
          random.nextDouble(),
          random.nextBoolean() ? "a" : "b",
          random.nextBoolean());
    }

    assertThat(vectors.report(7)).isEqualTo(vectors.report());
    assertThat(vectors.report(499)).isEqualTo(vectors.report());
  }

  @Test
  void noRowsAreAnError() {
    QualityReport report = new Vectors(FILES, SHARE).report();

    assertThat(report.scores()).isEqualTo(new QualityReport.Scores(null, null, null, null, null));
    assertThat(report.label()).isNull();
    assertThat(report.issues())
        .extracting(Issue::severity, Issue::message)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("error", "The dataset has no rows."));
  }

  @Test
  void issuesComeByTheirSeverity() {
    QualityReport report =
        new Vectors(FILES, SHARE)
            .row("passed", 1L, EXPIRED)
            .row("passed", 2L, EXPIRED)
            .row("passed", UNAVAILABLE, UNAVAILABLE)
            .row("passed", UNAVAILABLE, UNAVAILABLE)
            .row("passed", UNAVAILABLE, UNAVAILABLE)
            .report();

    assertThat(report.issues())
        .extracting(Issue::severity, Issue::category)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("error", "coverage"),
            org.assertj.core.groups.Tuple.tuple("warning", "completeness"),
            org.assertj.core.groups.Tuple.tuple("warning", "consistency"),
            org.assertj.core.groups.Tuple.tuple("warning", "balance"));
  }

  private static void repeat(Vectors vectors, int times, String previous, String status) {
    for (int i = 0; i < times; i++) {
      vectors.row(status, status, previous);
    }
  }

  private static FeatureQuality feature(QualityReport report, String name) {
    return report.features().stream()
        .filter(feature -> feature.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> issues(QualityReport report, String category) {
    return report.issues().stream()
        .filter(issue -> issue.category().equals(category))
        .map(Issue::message)
        .toList();
  }
}
