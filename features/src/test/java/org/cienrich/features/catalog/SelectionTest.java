package org.cienrich.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.git.DiffFeatures;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void namesAreSelectedInTheOrderOfTheCatalogue() {
    assertThat(parse(" gh_diff_doc_files, tr_status,,tr_status "))
        .containsExactly(WorkflowFeatures.TR_STATUS, DiffFeatures.GH_DIFF_DOC_FILES);
  }

  @Test
  void categoriesTemplatesAndAllAreExpanded() {
    assertThat(parse("category:git_diff"))
        .hasSize(13)
        .allMatch(feature -> feature.category() == Category.GIT_DIFF);
    assertThat(parse("category:discussion")).hasSize(4);
    assertThat(parse("category:review")).hasSize(4);
    assertThat(parse("category:build_log")).hasSize(24);
    assertThat(parse("template:circleci-devops"))
        .containsExactlyInAnyOrderElementsOf(
            Templates.find("circleci-devops").orElseThrow().features());
    assertThat(parse("all"))
        .isEqualTo(
            Catalog.ALL.features().stream()
                .filter(feature -> !feature.category().isScan())
                .toList());
  }

  @Test
  void partsAreAddedUp() {
    assertThat(parse("category:devops,tr_status")).hasSize(4).contains(WorkflowFeatures.TR_STATUS);
  }

  @Test
  void knownAtLeavesOutWhatIsKnownLater() {
    List<Feature<?>> atTrigger = Selection.parse("all", Catalog.ALL, KnownAt.TRIGGER);
    assertThat(atTrigger)
        .isNotEmpty()
        .allMatch(feature -> feature.knownAt() == KnownAt.TRIGGER)
        .doesNotContain(WorkflowFeatures.TR_STATUS);
    assertThat(Selection.parse("all", Catalog.ALL, KnownAt.RUN_END))
        .containsAll(atTrigger)
        .contains(WorkflowFeatures.TR_STATUS);
  }

  @Test
  void namingAFeatureKnownLaterIsAnError() {
    assertThat(problems("tr_build_id,tr_status,template:risk-prediction", KnownAt.TRIGGER))
        .containsExactly(
            "Feature tr_status is known at run_end only, later than --knownAt=trigger");
  }

  @Test
  void allProblemsAreReportedAtOnceWithTheNearestNames() {
    assertThat(problems("tr_staus,category:git_dif,template:risk,nonsense_beyond_repair"))
        .containsExactly(
            "Unknown feature 'tr_staus' (did you mean tr_status?)",
            "Unknown category 'git_dif' (did you mean git_diff?)",
            "Unknown template 'risk' (did you mean risk-prediction?)",
            "Unknown feature 'nonsense_beyond_repair'");
  }

  @Test
  void metricsOfScannersAreNotSelectedHere() {
    assertThat(problems("trivy_vuln_total,category:sonarqube"))
        .containsExactly(
            "Feature trivy_vuln_total is a metric of trivy: select it by --scanMetrics",
            "Unknown category 'sonarqube'");
  }

  @Test
  void selectingNothingIsAnError() {
    assertThat(problems(" , ")).containsExactly("No feature is selected by ' , '");
  }

  private static List<Feature<?>> parse(String text) {
    return Selection.parse(text, Catalog.ALL);
  }

  private static List<String> problems(String text) {
    return problems(text, KnownAt.LATER);
  }

  private static List<String> problems(String text, KnownAt latest) {
    return catchThrowableOfType(
            InvalidSelectionException.class, () -> Selection.parse(text, Catalog.ALL, latest))
        .problems();
  }
}
