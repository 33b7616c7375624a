package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.Resources;
import org.junit.jupiter.api.Test;

class FeatureTest {
  private static final Feature<Long> EARLY =
      number("early").from(Resources.RUN_TRIGGER).computedBy(trigger -> 1L);

  private static final Feature<Long> LATE =
      number("late").from(Resources.RUN_RESULT).computedBy(result -> 1L);

  @Test
  void featureIsKnownAtTheLatestOfItsInputs() {
    Feature<Long> both = number("both").from(EARLY, LATE.orMissing()).computedBy((a, b) -> a);
    assertThat(EARLY.knownAt()).isEqualTo(KnownAt.TRIGGER);
    assertThat(both.knownAt()).isEqualTo(KnownAt.RUN_END);
  }

  @Test
  void valuesOfEarlierBuildsAreKnownAtTheTriggerWhateverTheyAre() {
    Feature<Long> history =
        number("history").fromEarlierBuilds(Link.TIME, LATE).computedBy(EarlierBuilds::count);
    assertThat(history.knownAt()).isEqualTo(KnownAt.TRIGGER);
  }

  @Test
  void namesAreSnakeCase() {
    assertThatThrownBy(() -> Feature.integer("gitDiff"))
        .hasMessage("Feature name is not snake_case: gitDiff");
  }

  @Test
  void declarationsWithoutCategoryOrSentenceAreRefused() {
    assertThatThrownBy(
            () ->
                Feature.integer("n")
                    .describedAs("A number.")
                    .from(Resources.BUILD)
                    .computedBy(build -> 1L))
        .hasMessage("Feature n has no category");
    assertThatThrownBy(
            () ->
                Feature.integer("n")
                    .describedAs("a number")
                    .category(Category.JIT)
                    .from(Resources.BUILD)
                    .computedBy(build -> 1L))
        .hasMessage("Feature n is not described in full sentences");
  }

  @Test
  void inputThatIsNotDeclaredYetIsNamedByTheFeatureThatWantsIt() {
    Map<String, Feature<Long>> declared = new HashMap<>();
    assertThatThrownBy(() -> number("hasty").from(EARLY, declared.get("later")))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("Input 2 of hasty is not declared yet");
  }

  @Test
  void twoFeaturesOfOneNameAreRefused() {
    assertThatThrownBy(() -> new FeatureCatalog(List.of(EARLY, EARLY)))
        .hasMessage("Two features are named early");
  }

  private static FeatureDraft<Long> number(String name) {
    return Feature.integer(name).describedAs("A number.").category(Category.METADATA);
  }
}
