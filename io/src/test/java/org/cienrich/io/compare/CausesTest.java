package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.compare.Cause.Kind;
import org.cienrich.io.compare.RunDifferences.Change;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.Test;

/** The features are of the catalogue, since what they are computed from is told there. */
class CausesTest {
  /** Reads git alone. */
  private static final String LOCAL = "git_diff_src_churn";

  /** Is computed from {@link #LOCAL} of earlier builds, and reads churn_window and chain_depth. */
  private static final String HISTORY = "avg_src_churn_last_5";

  /** Is computed from {@link #LOCAL} and {@link #HISTORY}. */
  private static final String DERIVED = "churn_ratio_vs_avg";

  /** Is known later. */
  private static final String LATER = "tr_is_flaky";

  private static final String SCAN = "trivy_vuln_total";

  private final Manifests before = of();
  private final Manifests after = of();
  private final SortedMap<String, Change> scanners = new TreeMap<>();

  @Test
  void aRevisionThatRoseIsTheCodeAndNothingElseIsLookedFor() {
    before.feature(LOCAL, 1);
    after.feature(LOCAL, 2);

    assertThat(causes(LOCAL))
        .containsExactly(new Cause(Kind.CODE, true, "its revision is 2, was 1"));
  }

  @Test
  void soIsTheRevisionOfWhatTheFeatureIsComputedFromBeItOfEarlierBuilds() {
    before.feature(LOCAL, 1);
    after.feature(LOCAL, 2);
    Cause ofInput = new Cause(Kind.CODE, true, "the revision of " + LOCAL + " is 2, was 1");

    assertThat(causes(HISTORY)).containsExactly(ofInput);
    assertThat(causes(DERIVED)).containsExactly(ofInput);
    assertThat(causes(LATER)).extracting(Cause::kind).containsExactly(Kind.SOURCE);
  }

  @Test
  void aParameterThatTheFeatureReadsIsTheInputBeItThroughAnother() {
    after.parameters(Map.of("churn_window", 3));
    Cause parameter = new Cause(Kind.INPUT, true, "churn_window is 3, was not set");

    assertThat(causes(HISTORY)).containsExactly(parameter);
    assertThat(causes(DERIVED)).containsExactly(parameter);
    assertThat(causes(LOCAL)).extracting(Cause::kind).containsExactly(Kind.SOURCE);
  }

  @Test
  void aParameterSetToItsDefaultIsNoCause() {
    after.parameters(Map.of("churn_window", 5));

    assertThat(causes(HISTORY)).extracting(Cause::kind).containsExactly(Kind.SOURCE);
  }

  @Test
  void parametersOfSingleRepositoriesCountToo() {
    before.parameters(Map.of("repos", Map.of("a/a", Map.of("churn_window", 3))));
    after.parameters(Map.of("repos", Map.of("a/a", Map.of("churn_window", 4))));

    assertThat(causes(HISTORY))
        .containsExactly(new Cause(Kind.INPUT, true, "churn_window of a/a is 4, was 3"));
  }

  @Test
  void severalCausesAreAllNamedTheCodeFirst() {
    before.feature(LOCAL, 1).code("0.1.0", "1".repeat(64));
    after.feature(LOCAL, 2).code("0.2.0", "2".repeat(64));
    after.parameters(Map.of("churn_window", 3));

    assertThat(causes(HISTORY))
        .containsExactly(
            new Cause(Kind.CODE, true, "the revision of " + LOCAL + " is 2, was 1"),
            new Cause(Kind.INPUT, true, "churn_window is 3, was not set"),
            new Cause(Kind.CODE, false, "the version of ci-enrich is 0.2.0, was 0.1.0"));
  }

  @Test
  void withTheSameRevisionOtherCodeIsOnlyPossible() {
    after.code("0.2.0", "2".repeat(64));

    assertThat(causes(LOCAL)).extracting(Cause::kind).containsExactly(Kind.SOURCE, Kind.CODE);
    assertThat(causes(LOCAL)).noneMatch(Cause::stated);

    after.code("0.1.0", "2".repeat(64));
    assertThat(causes(LOCAL).get(1).why()).contains("catalogue");
  }

  @Test
  void theSameCodeAndInputLeaveTheSource() {
    assertThat(causes(LOCAL)).hasSize(1);
    assertThat(causes(LOCAL).get(0).kind()).isEqualTo(Kind.SOURCE);
    assertThat(causes(LOCAL).get(0).why()).contains("code and input are the same");
    assertThat(causes(LATER).get(0).why()).contains("later than the run");
  }

  @Test
  void theChoiceOfHistoryIsTheInputOfWhatLooksBack() {
    before.options(Map.of("history", "input"));
    after.options(Map.of("history", "repository"));

    assertThat(causes(HISTORY))
        .containsExactly(new Cause(Kind.INPUT, true, "--history is repository, was input"));
    assertThat(causes(LOCAL)).extracting(Cause::kind).containsExactly(Kind.SOURCE);
  }

  @Test
  void otherRowsOfTheInputMayHaveChangedWhatLooksBack() {
    after.input("9".repeat(64));

    assertThat(causes(HISTORY)).extracting(Cause::kind).containsExactly(Kind.SOURCE, Kind.INPUT);
    assertThat(causes(LOCAL)).extracting(Cause::kind).containsExactly(Kind.SOURCE);
  }

  @Test
  void optionsThatChooseRowsAndFilesAreNoCauseAndOthersMayBe() {
    before.options(Map.of("attempts", "last", "formats", "csv", "gitUrlTemplate", "a"));
    after.options(Map.of("attempts", "all", "formats", "parquet", "gitUrlTemplate", "b"));

    assertThat(causes(LOCAL))
        .extracting(Cause::why)
        .last()
        .isEqualTo("other values of --gitUrlTemplate");
    assertThat(causes(LATER)).extracting(Cause::kind).containsExactly(Kind.SOURCE);

    after.options(Map.of("anOptionOfTomorrow", "x"));
    assertThat(causes(LATER)).extracting(Cause::why).last().asString().contains("Tomorrow");
  }

  @Test
  void scansHaveTheScannerOfTheirToolAsSource() {
    scanners.put("trivy", new Change("db 1", "db 2"));

    assertThat(causes(SCAN))
        .containsExactly(new Cause(Kind.SOURCE, false, "trivy is db 2, was db 1"));
    assertThat(causes("sonar_ncloc").get(0).why()).doesNotContain("db 2");
  }

  @Test
  void aRetryAskedAgain() {
    after.version(2, 1).options(Map.of("retry", "ingestion"));

    assertThat(causes(LOCAL).get(0).why()).isEqualTo("version 2 asked again for what failed in 1");
  }

  @Test
  void theStatusOfARowFollowsItsFeatures() {
    after.feature("gh_lang", 1);

    assertThat(causes("extraction_status"))
        .containsExactly(new Cause(Kind.INPUT, true, "the row has other features"));
    assertThat(causes("repo")).extracting(Cause::kind).containsExactly(Kind.SOURCE);
  }

  private List<Cause> causes(String column) {
    Manifest manifest = before.build();
    Manifest other = after.build();
    return new Causes(manifest, other, RunDifferences.of(manifest, other), scanners).of(column);
  }

  private static Manifests of() {
    Manifests manifest = new Manifests();
    Arrays.asList(LOCAL, HISTORY, DERIVED, LATER, SCAN, "sonar_ncloc")
        .forEach(name -> manifest.feature(name, 1));
    return manifest;
  }
}
