package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.cienrich.io.export.prepare.PreparationParameters.Code;
import org.cienrich.io.export.prepare.PreparationParameters.CodeParameters;
import org.cienrich.io.export.prepare.PreparationParameters.ColumnParameters;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodingTest {
  private static SampleBuilds sample(String feature, @Nullable Object... values) {
    SampleBuilds builds = SampleBuilds.with(feature);
    Arrays.asList(values).forEach(value -> builds.row(builds.rows().size(), value));
    return builds;
  }

  private static ColumnParameters parameters(Preparer preparer) {
    return preparer.parameters().columns().get(11);
  }

  /** Returns the names of the columns between identity and missing_reasons. */
  private static List<String> names(Preparer preparer) {
    List<String> names = preparer.columns().stream().map(TableColumn::name).toList();
    return names.subList(11, names.size() - 1);
  }

  private static List<@Nullable Object> features(Prepared prepared) {
    List<@Nullable Object> cells = ((Prepared.Row) prepared).cells();
    return cells.subList(11, cells.size() - 1);
  }

  @Test
  void onehotTakesCategoriesFromTheCatalogueInItsOrder() throws IOException {
    SampleBuilds builds = sample("day_week", "Sunday", null, "Someday");
    Preparer preparer = builds.fit("encode=onehot");

    assertThat(names(preparer))
        .containsExactly(
            "day_week__Monday",
            "day_week__Tuesday",
            "day_week__Wednesday",
            "day_week__Thursday",
            "day_week__Friday",
            "day_week__Saturday",
            "day_week__Sunday",
            "day_week__other");
    assertThat(builds.prepared(preparer))
        .extracting(EncodingTest::features)
        .containsExactly(
            List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L),
            List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
            List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));
    assertThat(preparer.columns().get(11).type()).isEqualTo(ColumnType.INTEGER);
    assertThat(preparer.columns().get(11).description())
        .isEqualTo("1 if day_week is \"Monday\", else 0.");
  }

  @Test
  void onehotTakesOtherCategoriesFromTheTrainingPart() throws IOException {
    SampleBuilds builds = sample("git_branch", "main", "dev", null, "main", "new");
    Preparer preparer = builds.fit("encode=onehot", "split=time", "shares=0.8,0.2");

    assertThat(names(preparer))
        .containsExactly("git_branch__dev", "git_branch__main", "git_branch__other");
    assertThat(builds.prepared(preparer))
        .extracting(EncodingTest::features)
        .containsExactly(
            List.of(0L, 1L, 0L),
            List.of(1L, 0L, 0L),
            List.of(0L, 0L, 0L),
            List.of(0L, 1L, 0L),
            List.of(0L, 0L, 1L));
    assertThat(parameters(preparer).codes())
        .isEqualTo(
            new CodeParameters(
                "onehot",
                "training",
                List.of(
                    new Code("dev", "git_branch__dev", null),
                    new Code("main", "git_branch__main", null),
                    new Code(null, "git_branch__other", null))));
  }

  @Test
  void onehotOfBooleansHasNoOthers() throws IOException {
    SampleBuilds builds = sample("gh_is_pr", true, false, null);
    Preparer preparer = builds.fit("encode=onehot");

    assertThat(names(preparer)).containsExactly("gh_is_pr__false", "gh_is_pr__true");
    assertThat(builds.prepared(preparer))
        .extracting(EncodingTest::features)
        .containsExactly(List.of(0L, 1L), List.of(1L, 0L), List.of(0L, 0L));
  }

  @Test
  void listsBecomeMultihot() throws IOException {
    SampleBuilds builds =
        sample(
            "tr_log_frameworks_all",
            List.of("junit", "pytest"),
            List.of("junit"),
            List.of(),
            null,
            List.of("rspec", "junit", "gotest"));
    Preparer preparer = builds.fit("encode=onehot", "split=time", "shares=0.8,0.2");

    assertThat(names(preparer))
        .containsExactly(
            "tr_log_frameworks_all__junit",
            "tr_log_frameworks_all__pytest",
            "tr_log_frameworks_all__other");
    assertThat(builds.prepared(preparer))
        .extracting(EncodingTest::features)
        .containsExactly(
            List.of(1L, 1L, 0L),
            List.of(1L, 0L, 0L),
            List.of(0L, 0L, 0L),
            List.of(0L, 0L, 0L),
            List.of(1L, 0L, 1L));
    assertThat(parameters(preparer).codes().method()).isEqualTo("multihot");
  }

  @Test
  void ordinalCountsInTheOrderOfTheCatalogueElseOfTheTexts() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("day_week", "git_branch", "gh_is_pr", "devops_tools_used")
            .row(0, "Tuesday", "main", true, List.of("docker"))
            .row(1, "Monday", "dev", false, List.of())
            .row(2, null, null, null, null)
            .row(3, "Someday", "new", true, null);
    Preparer preparer = builds.fit("encode=ordinal", "split=time", "shares=0.75,0.25");

    assertThat(builds.column(preparer, "day_week")).containsExactly(1L, 0L, null, 7L);
    assertThat(builds.column(preparer, "git_branch")).containsExactly(1L, 0L, null, 2L);
    assertThat(builds.column(preparer, "gh_is_pr")).containsExactly(1L, 0L, null, 1L);
    assertThat(builds.column(preparer, "devops_tools_used"))
        .containsExactly(List.of("docker"), List.of(), null, null);
  }

  @Test
  void keepsTheHundredMostFrequentCategories() throws IOException {
    SampleBuilds builds = SampleBuilds.with("git_branch");
    for (int i = 0; i < 102; i++) {
      builds.row(i, "b" + (1000 + i));
      if (i != 5 && i != 50) {
        builds.row(i, "b" + (1000 + i));
      }
    }
    Preparer preparer = builds.fit("encode=onehot");

    assertThat(names(preparer))
        .hasSize(101)
        .doesNotContain("git_branch__b1005", "git_branch__b1050")
        .endsWith("git_branch__b1101", "git_branch__other");
    assertThat(builds.column(preparer, "git_branch__other"))
        .filteredOn(x -> x.equals(1L))
        .hasSize(2);
  }

  @Test
  void freeTextIsWrittenAsItIs() throws IOException {
    SampleBuilds builds = SampleBuilds.with("git_trigger_commit");
    for (int i = 0; i < 201; i++) {
      builds.row(i, "commit" + i);
    }
    for (String method : List.of("onehot", "ordinal")) {
      Preparer preparer = builds.fit("encode=" + method);

      assertThat(names(preparer)).containsExactly("git_trigger_commit");
      assertThat(builds.column(preparer, "git_trigger_commit")).startsWith("commit0", "commit1");
      assertThat(parameters(preparer).notes())
          .containsExactly(
              "Not encoded: it is free text, of which the 100 most frequent values make up less"
                  + " than half.");
    }
  }

  @Test
  void veryManyTextsAreFreeText() throws IOException {
    SampleBuilds builds = SampleBuilds.with("git_trigger_commit").row(0, (Object) null);
    for (int i = 0; i < 30_000; i++) {
      builds.row(i, "commit" + i);
    }
    Preparer preparer = builds.fit("encode=onehot", "missing=impute");

    assertThat(names(preparer)).containsExactly("git_trigger_commit");
    assertThat(parameters(preparer).notes()).hasSize(2);
  }

  @Test
  void longTextsAreNoCategories() throws IOException {
    SampleBuilds builds = sample("git_branch", "a", "a", "x".repeat(201), "x".repeat(300), "b");
    Preparer preparer = builds.fit("encode=onehot");

    assertThat(names(preparer))
        .containsExactly("git_branch__a", "git_branch__b", "git_branch__other");
    assertThat(builds.column(preparer, "git_branch__other")).containsExactly(0L, 0L, 1L, 1L, 0L);
  }

  @Test
  void jsonAndInstantsAndTheLabelAreWrittenAsTheyAre() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("gh_pr_created_at", "trivy_top_vulnerable_packages", "tr_status")
            .row(0, SampleBuilds.at(7), "[]", "passed");

    assertThat(builds.prepared(builds.fit("encode=onehot")))
        .containsExactly(new Prepared.Row(Part.ALL, builds.rows().get(0)));
  }

  @Test
  void imputedCategoriesAreEncoded() throws IOException {
    SampleBuilds builds = sample("git_branch", "b", "a", "b", null);

    assertThat(builds.column(builds.fit("missing=impute", "encode=ordinal"), "git_branch"))
        .containsExactly(1L, 0L, 1L, 1L);
    assertThat(builds.column(builds.fit("missing=impute", "encode=onehot"), "git_branch__b"))
        .containsExactly(1L, 0L, 1L, 1L);
  }

  @Test
  void sentinelIsACodeOfItsOwn() throws IOException {
    SampleBuilds builds = sample("git_branch", "b", "a", null);

    assertThat(builds.column(builds.fit("missing=sentinel:-1", "encode=ordinal"), "git_branch"))
        .containsExactly(1L, 0L, -1L);
    assertThatThrownBy(() -> builds.fit("missing=sentinel:2", "encode=ordinal"))
        .hasMessage("--missing=sentinel:2: column git_branch has this value as a code");
    assertThat(builds.column(builds.fit("missing=sentinel:x", "encode=ordinal"), "git_branch"))
        .containsExactly(1L, 0L, null);
  }

  @Test
  void namesAreSafeAndUnique() throws IOException {
    SampleBuilds builds =
        sample("git_branch", "a/b", "a-b", "A_b", "other", "", "ü=1", "y".repeat(99));
    Preparer preparer = builds.fit("encode=onehot");

    assertThat(names(preparer))
        .containsExactly(
            "git_branch__empty",
            "git_branch__A_b",
            "git_branch__a_b_2",
            "git_branch__a_b_3",
            "git_branch__other",
            "git_branch__" + "y".repeat(60),
            "git_branch____1",
            "git_branch__other_2");
    assertThat(builds.column(preparer, "git_branch__other"))
        .containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 0L);
  }
}
