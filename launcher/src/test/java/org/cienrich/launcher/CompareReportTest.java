package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.io.compare.BuildChanges;
import org.cienrich.io.compare.BuildChanges.Transition;
import org.cienrich.io.compare.Cause;
import org.cienrich.io.compare.Comparison;
import org.cienrich.io.compare.Comparison.ColumnNames;
import org.cienrich.io.compare.Comparison.CountChange;
import org.cienrich.io.compare.Comparison.Dataset;
import org.cienrich.io.compare.Comparison.PartDifference;
import org.cienrich.io.compare.Comparison.RowCounts;
import org.cienrich.io.compare.Comparison.VersionName;
import org.cienrich.io.compare.FeatureChange;
import org.cienrich.io.compare.FeatureChange.Cell;
import org.cienrich.io.compare.FeatureChange.Example;
import org.cienrich.io.compare.RunDifferences;
import org.cienrich.io.compare.RunDifferences.Change;
import org.junit.jupiter.api.Test;

class CompareReportTest {
  private static final FeatureChange CHANGED =
      new FeatureChange(
          "gh_lang",
          true,
          1200,
          new TreeMap<>(Map.of("EXPIRED", 2L)),
          new TreeMap<>(Map.of("UNAVAILABLE", 3L)),
          new TreeMap<>(Map.of("EXPIRED -> NOT_FOUND", 4L)),
          List.of(
              new Example("k/1", new Cell("java", null), new Cell("\u001b[2Jkotlin", null)),
              new Example("k/2", new Cell("", null), new Cell(null, "UNAVAILABLE"))),
          List.of(
              new Cause(Cause.Kind.SOURCE, false, "known later"),
              new Cause(Cause.Kind.CODE, false, "the version of ci-enrich is 2, was 1")));

  private static final FeatureChange SAME =
      new FeatureChange(
          "gh_sloc",
          true,
          0,
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(),
          List.of());

  @Test
  void everyKindOfDifferenceHasItsPlace() {
    String text = CompareReport.of(comparison(), true);

    assertThat(text)
        .startsWith("Version 1 of data and version 2 of data differ.\n  dataset.csv  differs\n")
        .containsPattern("code +1 +2\n")
        .containsPattern("input +aaaaaaaaaaaa\\.\\.\\. +bbbbbbbbbbbb\\.\\.\\.\n")
        .contains("  added    1,000  such as k/9\n", "Of 7 builds one attempt was removed")
        .contains("found  ->  not_found (NOT_FOUND)  1  such as a/a 5")
        .containsPattern("dead_letters.expired +5 +0\n")
        .doesNotContain("milliseconds")
        .contains("Columns of builds in both: 1 of 2 differ\n")
        .containsPattern("gh_lang +1,200 +2 +3 +4\n")
        .contains("  because  source: known later\n  perhaps  code: the version of ci-enrich")
        .contains("  appeared, was EXPIRED 2\n", "  vanished: UNAVAILABLE 3\n")
        .contains("  reason: EXPIRED -> NOT_FOUND 4\n")
        .contains("    k/1: java -> \\u001b[2Jkotlin\n", "    k/2: \"\" -> (UNAVAILABLE)\n")
        .contains("The same: 1\n  gh_sloc\n")
        .contains("Columns added: 1\n  come\n")
        .doesNotContain("Columns removed", "\u001b");
  }

  @Test
  void whatIsTheSameCanBeLeftOut() {
    assertThat(CompareReport.of(comparison().onlyChanged(), false))
        .contains("Columns of builds in both: 1 differ\n")
        .doesNotContain("gh_sloc", "The same");
  }

  private static Comparison comparison() {
    return new Comparison(
        new VersionName(1, "run1", "data", "c"),
        new VersionName(2, "run2", "data", "d"),
        false,
        List.of(new PartDifference("dataset.csv", "differs")),
        new RunDifferences(
            new Change("1", "2"),
            null,
            new TreeMap<>(),
            new Change("a".repeat(64), "b".repeat(64)),
            new TreeMap<>(),
            new TreeMap<>()),
        new TreeMap<>(
            Map.of(
                "dead_letters.expired", new CountChange(5, 0),
                "milliseconds.mirror", new CountChange(10, 11))),
        new Dataset(
            new RowCounts(1000, 8, 1209, 3, 7, List.of("k/9"), List.of()),
            new ColumnNames(List.of("come"), List.of()),
            List.of(CHANGED, SAME),
            new BuildChanges(
                List.of(new Transition("found", "not_found (NOT_FOUND)", 1, List.of("a/a 5"))),
                List.of()),
            new TreeMap<>()));
  }
}
