package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.scan.TrivyFeatures;
import org.junit.jupiter.api.Test;

class FeaturePlanTest {
  private static final Parameter<Long> LIMIT = Parameter.integer("limit", "A limit.", 3, 1, 9);

  private static final Feature<String> COMMIT =
      draft("commit").from(Resources.RUN_TRIGGER).computedBy(RunTrigger::commitSha);

  private static final Feature<String> SHORT_COMMIT =
      draft("short_commit")
          .from(COMMIT, LIMIT)
          .computedBy((commit, limit) -> commit.substring(0, limit.intValue()));

  private static final Feature<String> AGE =
      draft("age")
          .from(Resources.COMMIT_HISTORY)
          .computedBy(history -> history.earliestCommitAt().toString());

  private static final Feature<String> PREVIOUS =
      draft("previous")
          .fromEarlierBuilds(Link.TIME, SHORT_COMMIT)
          .and(AGE)
          .computedBy((earlier, age) -> age);

  private static final Feature<String> COMPARED =
      draft("compared").from(PREVIOUS, COMMIT).computedBy((previous, commit) -> commit);

  @Test
  void everyFeatureComesAfterItsInputsAndOnce() {
    assertThat(FeaturePlan.of(List.of(SHORT_COMMIT, COMMIT)).order(Stage.LOCAL))
        .containsExactly(COMMIT, SHORT_COMMIT);
  }

  @Test
  void selectionKeepsItsOrderAndLosesRepetitions() {
    assertThat(FeaturePlan.of(List.of(SHORT_COMMIT, COMMIT, SHORT_COMMIT)).selected())
        .containsExactly(SHORT_COMMIT, COMMIT);
  }

  @Test
  void onlyWhatIsNeededIsFetched() {
    FeaturePlan plan = FeaturePlan.of(List.of(SHORT_COMMIT));
    assertThat(plan.resources()).containsExactly(Resources.RUN_TRIGGER);
    assertThat(plan.sources()).containsExactly(ResourceSource.RUN);
    assertThat(plan.parameters()).containsExactly(LIMIT);
  }

  @Test
  void featuresOfEarlierBuildsAreComputedAndRememberedThoughNotSelected() {
    FeaturePlan plan = FeaturePlan.of(List.of(PREVIOUS));
    assertThat(plan.selected()).containsExactly(PREVIOUS);
    assertThat(plan.order(Stage.LOCAL)).containsExactly(COMMIT, SHORT_COMMIT, AGE);
    assertThat(plan.order(Stage.HISTORY)).containsExactly(PREVIOUS);
    assertThat(plan.remembered()).containsExactly(SHORT_COMMIT, AGE);
    assertThat(plan.sources()).containsExactly(ResourceSource.RUN, ResourceSource.GIT_HISTORY);
  }

  @Test
  void featuresThatCombineHistoryAreDerived() {
    FeaturePlan plan = FeaturePlan.of(List.of(COMPARED));
    assertThat(FeaturePlan.stage(COMPARED)).isEqualTo(Stage.DERIVED);
    assertThat(plan.order(Stage.DERIVED)).containsExactly(COMPARED);
    assertThat(plan.order(Stage.HISTORY)).containsExactly(PREVIOUS);
  }

  @Test
  void featuresOfScannersAreComputedByThemselvesAndNeedFilesAlone() {
    FeaturePlan plan = FeaturePlan.of(List.of(TrivyFeatures.TRIVY_VULN_TOTAL, COMMIT));
    assertThat(plan.order(Stage.SCAN)).containsExactly(TrivyFeatures.TRIVY_VULN_TOTAL);
    assertThat(plan.order(Stage.LOCAL)).containsExactly(COMMIT);
    assertThat(plan.sources())
        .containsExactlyInAnyOrder(ResourceSource.GIT_WORKTREE, ResourceSource.RUN);
    assertThat(plan.needsMirrors()).isTrue();
  }

  @Test
  void scansBesideOtherResourcesAreRefused() {
    Feature<String> mixed =
        draft("mixed")
            .from(Resources.SONAR_MEASURES, Resources.RUN_TRIGGER)
            .computedBy((measures, trigger) -> "");
    assertThatThrownBy(() -> FeaturePlan.of(List.of(mixed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mixed depends on other stages and on the resource run_trigger");
  }

  @Test
  void historyOfHistoryIsRefused() {
    Feature<String> twice =
        draft("twice").fromEarlierBuilds(Link.TIME, PREVIOUS).computedBy(earlier -> "");
    assertThatThrownBy(() -> FeaturePlan.of(List.of(twice)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("twice looks at earlier builds for previous, which does so too");
  }

  @Test
  void historyBesideAResourceIsRefused() {
    Feature<String> mixed =
        draft("mixed")
            .fromEarlierBuilds(Link.TIME, COMMIT)
            .and(Resources.RUN_TRIGGER)
            .computedBy((earlier, trigger) -> "");
    assertThatThrownBy(() -> FeaturePlan.of(List.of(mixed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mixed depends on other stages and on the resource run_trigger");
  }

  private static FeatureDraft<String> draft(String name) {
    return Feature.text(name).describedAs("A text.").category(Category.METADATA);
  }
}
