package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cienrich.features.Category.WORKFLOW;

import java.util.List;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.junit.jupiter.api.Test;

class EarlierBuildsPlanTest {
  private static final Feature<String> STATUS =
      text("status").from(Resources.RUN_RESULT).computedBy(RunResult::status);

  private static final Feature<String> BRANCH =
      text("branch").from(Resources.RUN_TRIGGER).computedBy(RunTrigger::branch);

  @Test
  void needsTheGitHistoryForLinksAlongTheCommits() {
    Feature<Boolean> first =
        Feature.bool("first")
            .describedAs("Whether it is the first.")
            .category(WORKFLOW)
            .fromEarlierBuilds(Link.LINEAGE, STATUS)
            .computedBy(earlier -> earlier.previous().isEmpty());

    assertThat(FeaturePlan.of(List.of(first)).sources())
        .containsExactly(ResourceSource.RUN, ResourceSource.GIT_HISTORY);
  }

  @Test
  void needsNoGitHistoryForLinksByTime() {
    assertThat(FeaturePlan.of(List.of(countOfSame(BRANCH))).sources())
        .containsExactly(ResourceSource.RUN);
  }

  @Test
  void choosesEarlierBuildsOnlyByValuesKnownAtTheTrigger() {
    assertThat(countOfSame(BRANCH).knownAt()).isEqualTo(KnownAt.TRIGGER);
    assertThatThrownBy(() -> countOfSame(STATUS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("status");
  }

  @Test
  void takesFromTheBuildItselfNothingForKnownAtTheTriggerThatIsNot() {
    Feature<String> own =
        text("own")
            .fromEarlierBuilds(Link.TIME, STATUS)
            .and(STATUS)
            .computedBy((earlier, status) -> status + earlier.count());

    assertThat(own.knownAt()).isEqualTo(KnownAt.RUN_END);
  }

  @Test
  void refusesWhatDependsOnEarlierBuildsAndOnAResource() {
    Feature<String> mixed =
        text("mixed")
            .from(countOfSame(BRANCH), Resources.RUN_TRIGGER)
            .computedBy((count, trigger) -> trigger.branch() + count);

    assertThatThrownBy(() -> FeaturePlan.of(List.of(mixed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mixed")
        .hasMessageContaining("run_trigger");
  }

  private static Feature<Long> countOfSame(Feature<?> same) {
    return Feature.integer("count_of_same")
        .describedAs("How many earlier builds had the same value.")
        .category(WORKFLOW)
        .fromEarlierBuildsWithSame(same)
        .computedBy(EarlierBuilds::count);
  }

  private static FeatureDraft<String> text(String name) {
    return Feature.text(name).describedAs("A text.").category(WORKFLOW);
  }
}
