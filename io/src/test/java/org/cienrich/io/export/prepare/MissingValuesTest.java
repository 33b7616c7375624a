package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.cienrich.io.export.prepare.PreparationParameters.ColumnParameters;
import org.cienrich.io.export.prepare.PreparationParameters.FillParameters;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissingValuesTest {
  private static final String TRAIN_THREE_OF_FOUR = "shares=0.75,0.25";

  /** Returns a table with one feature. */
  private static SampleBuilds sample(String feature, @Nullable Object... values) {
    SampleBuilds builds = SampleBuilds.with(feature);
    Arrays.asList(values).forEach(value -> builds.row(builds.rows().size(), value));
    return builds;
  }

  private static ColumnParameters parameters(Preparer preparer) {
    return preparer.parameters().columns().get(11);
  }

  @Test
  void keepsThemByDefault() throws IOException {
    SampleBuilds builds = sample("tr_duration", 1L, null);
    Preparer preparer = Preparer.fit(Preparation.NONE, builds);

    assertThat(builds.prepared(preparer))
        .containsExactly(
            new Prepared.Row(Part.ALL, builds.rows().get(0)),
            new Prepared.Row(Part.ALL, builds.rows().get(1)));
    assertThat(preparer.columns()).isEqualTo(builds.columns());
    assertThat(parameters(preparer).shareMissing()).isEqualTo(0.5);
    assertThat(builds.passes()).isEqualTo(1);
  }

  @Test
  void sentinelIsTheNumberForNumbersAndTheTextForTexts() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("tr_duration", "change_entropy", "git_branch", "gh_is_pr", "tr_status")
            .row(0, null, null, null, null, null)
            .row(1, 5L, 0.5, "main", true, "passed");
    Preparer preparer = builds.fit("missing=sentinel:-1");

    assertThat(((Prepared.Row) builds.prepared(preparer).get(0)).cells().subList(11, 16))
        .containsExactly(-1L, -1.0, "-1", null, null);
  }

  @Test
  void sentinelThatOccursIsAnErrorThatNamesTheColumns() {
    SampleBuilds builds =
        SampleBuilds.with("gh_sloc", "git_branch", "tr_build_number").row(0, 0L, "0", 3L);

    assertThatThrownBy(() -> builds.fit("missing=sentinel:0"))
        .isInstanceOf(PreparationException.class)
        .hasMessageContaining("--missing=sentinel:0: column gh_sloc has this value")
        .hasMessageContaining("--missing=sentinel:0: column git_branch has this value")
        .hasMessageNotContaining("tr_build_number");
  }

  @Test
  void sentinelThatIsNoNumberLeavesNumbersMissing() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("tr_duration", "git_branch").row(0, null, null).row(1, 5L, "main");
    Preparer preparer = builds.fit("missing=sentinel:none");

    assertThat(builds.column(preparer, "tr_duration")).containsExactly(null, 5L);
    assertThat(builds.column(preparer, "git_branch")).containsExactly("none", "main");
    assertThat(preparer.parameters().columns())
        .filteredOn(column -> column.column().equals("tr_duration"))
        .flatExtracting(ColumnParameters::notes)
        .containsExactly("Missing values stay missing: the sentinel is no number.");
  }

  @Test
  void sentinelIsNotScaledAndNoScaledValueMayBecomeIt() throws IOException {
    SampleBuilds builds = sample("tr_duration", 0L, 10L, null);
    Preparer preparer = builds.fit("missing=sentinel:-1", "normalise=minmax");

    assertThat(builds.column(preparer, "tr_duration")).containsExactly(0.0, 1.0, -1.0);

    Preparer clashing = builds.fit("missing=sentinel:1", "normalise=minmax");
    assertThatThrownBy(() -> builds.prepared(clashing))
        .isInstanceOf(PreparationException.class)
        .hasMessage(
            "--missing=sentinel:1: column tr_duration has this value after --normalise=minmax,"
                + " from 10");
  }

  @Test
  void sentinelOfWholeNumbersMayBeADecimal() throws IOException {
    SampleBuilds builds = sample("tr_duration", 1L, null);
    Preparer preparer = builds.fit("missing=sentinel:-0.5");

    assertThat(builds.column(preparer, "tr_duration")).containsExactly(1.0, -0.5);
    assertThat(preparer.columns().get(11).type()).isEqualTo(ColumnType.DECIMAL);
  }

  @Test
  void dropsRowsWithAMissingFeatureOrLabel() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("tr_status", "gh_sloc", "gh_is_pr")
            .row(0, "passed", 1L, true)
            .row(1, null, 1L, true)
            .row(2, "passed", null, null)
            .row(3, "passed", null, true);
    builds.rows().get(0).set(builds.indexOf("effective_sha"), null);
    Preparer preparer = builds.fit("missing=drop-rows");

    assertThat(builds.places(preparer))
        .containsExactly("all", "missing_value", "missing_value", "missing_value");
    assertThat(preparer.parameters().missingByColumn())
        .containsEntry("tr_status", 1L)
        .containsEntry("gh_sloc", 2L)
        .containsEntry("gh_is_pr", 1L)
        .hasSize(3);
    assertThat(preparer.parameters().parts().get(0).dropped()).containsEntry("missing_value", 3L);
  }

  @Test
  void saysThatDroppingLeavesNoRow() {
    assertThatThrownBy(() -> sample("gh_sloc", null, null).fit("missing=drop-rows"))
        .hasMessage(
            "--missing=drop-rows: all loses all: {missing_value=2}; rows without a value: gh_sloc 2");
  }

  @Test
  void dropsColumnsWithMoreThanTheShareMissingInTheTrainingPart() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("gh_sloc", "gh_test_lines", "gh_asserts", "tr_status")
            .row(0, null, null, 1L, null)
            .row(1, null, 1L, 1L, null)
            .row(2, 1L, 1L, 1L, null)
            .row(3, 1L, 1L, null, null);
    Preparer preparer = builds.fit("missing=drop-columns:0.4", "split=time", TRAIN_THREE_OF_FOUR);

    assertThat(preparer.columns())
        .extracting(TableColumn::name)
        .doesNotContain("gh_sloc")
        .contains("gh_test_lines", "gh_asserts", "tr_status");
    assertThat(builds.column(preparer, "gh_test_lines")).containsExactly(null, 1L, 1L, 1L);
    assertThat(preparer.parameters().columns())
        .filteredOn(column -> column.column().equals("gh_sloc"))
        .singleElement()
        .satisfies(
            column -> {
              assertThat(column.shareMissing()).isEqualTo(2.0 / 3);
              assertThat(column.written()).isEmpty();
            });
  }

  @Test
  void dropsColumnsBeforeRows() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("gh_sloc", "gh_asserts")
            .row(0, null, 1L)
            .row(1, null, 2L)
            .row(2, 1L, null);

    assertThat(builds.places(builds.fit("missing=drop-columns:0.5,drop-rows")))
        .containsExactly("all", "all", "missing_value");
  }

  @Test
  void imputesTheMedianOfTheTrainingPart() throws IOException {
    SampleBuilds builds = sample("gh_sloc", 9L, null, 2L, 5L, null, 700L, 800L, 900L);
    Preparer preparer = builds.fit("missing=impute", "split=time", "shares=0.625,0.375");

    assertThat(builds.column(preparer, "gh_sloc"))
        .containsExactly(9L, 5L, 2L, 5L, 5L, 700L, 800L, 900L);
    assertThat(parameters(preparer).fill()).isEqualTo(new FillParameters("median", 5.0));
    assertThat(parameters(preparer).shareMissing()).isEqualTo(0.4);
  }

  @Test
  void makesWholeNumbersDecimalsOnlyIfTheMedianIsNotWhole() throws IOException {
    SampleBuilds builds = sample("gh_sloc", 1L, 2L, null);
    Preparer preparer = builds.fit("missing=impute");

    assertThat(builds.column(preparer, "gh_sloc")).containsExactly(1.0, 2.0, 1.5);
    assertThat(preparer.columns().get(11).type()).isEqualTo(ColumnType.DECIMAL);
    assertThat(sample("gh_sloc", 1L, 3L, null).fit("missing=impute").columns().get(11).type())
        .isEqualTo(ColumnType.INTEGER);
  }

  @Test
  void tellsThatTheMedianOfVeryManyNumbersIsRounded() throws IOException {
    SampleBuilds builds = SampleBuilds.with("gh_sloc");
    for (long i = 0; i <= 40_000; i++) {
      builds.row(i, i == 0 ? null : (Long) i);
    }
    Preparer preparer = builds.fit("missing=impute");

    assertThat((Long) builds.column(preparer, "gh_sloc").get(0)).isBetween(19_980L, 20_020L);
    assertThat(parameters(preparer).notes())
        .containsExactly("The median is up to 0.1 % off: there are very many different numbers.");
  }

  @Test
  void imputesTheMostFrequentTextAndTheSmallestOfSeveral() throws IOException {
    SampleBuilds builds = sample("git_branch", "b", "c", "a", "b", "a", null);

    assertThat(builds.column(builds.fit("missing=impute"), "git_branch"))
        .containsExactly("b", "c", "a", "b", "a", "a");
  }

  @Test
  void imputesBooleansFalseIfTied() throws IOException {
    SampleBuilds tied = sample("gh_is_pr", true, false, null);
    SampleBuilds mostlyTrue = sample("gh_is_pr", true, true, false, null);

    assertThat(tied.column(tied.fit("missing=impute"), "gh_is_pr"))
        .containsExactly(true, false, false);
    assertThat(mostlyTrue.column(mostlyTrue.fit("missing=impute"), "gh_is_pr"))
        .containsExactly(true, true, false, true);
  }

  @Test
  void imputesBeforeItScales() throws IOException {
    SampleBuilds builds = sample("gh_sloc", 0L, 1L, 4L, null);

    assertThat(builds.column(builds.fit("missing=impute", "normalise=minmax"), "gh_sloc"))
        .containsExactly(0.0, 0.25, 1.0, 0.25);
  }

  @Test
  void columnsWithoutTrainingValuesStayMissingAndAreReported() throws IOException {
    for (String feature : List.of("gh_sloc", "git_branch", "gh_is_pr", "gh_pr_created_at")) {
      SampleBuilds builds = sample(feature, null, null, null, null);
      Preparer preparer = builds.fit("missing=impute", "split=time", TRAIN_THREE_OF_FOUR);

      assertThat(builds.column(preparer, feature)).containsOnlyNulls();
      assertThat(parameters(preparer).notes())
          .singleElement()
          .asString()
          .startsWith("Missing values stay missing: ");
    }
  }

  @Test
  void doesNotImputeTheLabel() throws IOException {
    SampleBuilds builds = sample("tr_status", "passed", "passed", null);
    Preparer preparer = builds.fit("missing=impute");

    assertThat(builds.column(preparer, "tr_status")).containsExactly("passed", "passed", null);
    assertThat(preparer.parameters().parts().get(0).outcomes())
        .containsEntry("passed", 2L)
        .containsEntry("missing", 1L);
  }

  @Test
  void preparesATableWithoutRows() throws IOException {
    Preparer preparer =
        SampleBuilds.with("gh_sloc", "git_branch")
            .fit("missing=drop-columns:0.5,impute", "normalise=zscore", "encode=onehot");

    assertThat(preparer.parameters().parts().get(0).rows()).isZero();
  }
}
