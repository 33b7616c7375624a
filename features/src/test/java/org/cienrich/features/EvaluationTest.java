package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.COMPUTATION_FAILED;
import static org.cienrich.features.MissingReason.INPUT_MISSING;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Facts;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Feature<String> ID =
      text("id").from(Resources.BUILD).computedBy(BuildIdentity::buildId);

  private static final Feature<String> COMMITS =
      text("commits").from(Resources.COMMIT_HISTORY).computedBy(history -> "never reached");

  private static final Feature<String> BROKEN =
      text("broken")
          .from(ID)
          .computedBy(
              id -> {
                throw new IllegalStateException("cannot be computed");
              });

  private static final Feature<String> AFTER_BROKEN =
      text("after_broken").from(ID, BROKEN).computedBy((id, broken) -> id);

  private static final Feature<String> DESPITE_MISSING =
      text("despite_missing")
          .from(ID, COMMITS.orMissing())
          .computedBy((id, commits) -> id + commits.toOptional().orElse("?"));

  private final Cells cells = new Cells();
  private final List<String> failures = new ArrayList<>();

  @Test
  void missingInputsAreHandedOnWithTheirReason() {
    Feature<String> dependant = text("dependant").from(COMMITS).computedBy(commits -> commits);
    compute(COMMITS, dependant);
    assertThat(cells.get(COMMITS)).isEqualTo(missing(COMMIT_GONE));
    assertThat(cells.get(dependant)).isEqualTo(missing(COMMIT_GONE));
    assertThat(failures).isEmpty();
  }

  @Test
  void anExceptionLosesOnlyItsFeatureAndWhatDependsOnIt() {
    compute(ID, BROKEN, AFTER_BROKEN);
    assertThat(cells.get(BROKEN)).isEqualTo(missing(COMPUTATION_FAILED));
    assertThat(cells.get(AFTER_BROKEN)).isEqualTo(missing(INPUT_MISSING));
    assertThat(cells.get(ID)).isEqualTo(present("42"));
    assertThat(failures).containsExactly("broken: cannot be computed");
  }

  @Test
  void anInputThatMayBeMissingIsHandedOver() {
    compute(ID, COMMITS, DESPITE_MISSING);
    assertThat(cells.get(DESPITE_MISSING)).isEqualTo(present("42?"));
  }

  @Test
  void parametersHaveTheirDefaultsUnlessSet() {
    Parameter<Long> limit = Parameter.integer("limit", "A limit.", 3, 1, 9);
    Feature<Long> feature =
        Feature.integer("limited")
            .describedAs("A number.")
            .category(Category.METADATA)
            .from(limit)
            .computedBy(value -> value);
    compute(feature);
    assertThat(cells.get(feature)).isEqualTo(present(3L));
    new Evaluation(new ParameterValues(Map.of("limit", 5L)), this::note)
        .compute(List.of(feature), cells, new OnlyTheBuild(), Evaluation.NO_EARLIER_BUILDS);
    assertThat(cells.get(feature)).isEqualTo(present(5L));
  }

  @Test
  void decimalsAreRoundedHalfEvenAndFinite() {
    Feature<Double> half = decimal("half", 0.125);
    Feature<Double> negativeZero = decimal("negative_zero", -0.0001);
    Feature<Double> nan = decimal("nan", Double.NaN);
    compute(half, negativeZero, nan);
    assertThat(cells.get(half)).isEqualTo(present(0.12));
    assertThat(cells.get(negativeZero)).isEqualTo(present(0.0));
    assertThat(cells.get(nan)).isEqualTo(missing(NOT_APPLICABLE));
  }

  private void compute(Feature<?>... features) {
    new Evaluation(ParameterValues.DEFAULTS, this::note)
        .compute(List.of(features), cells, new OnlyTheBuild(), Evaluation.NO_EARLIER_BUILDS);
  }

  private void note(Feature<?> feature, RuntimeException failure) {
    failures.add(feature.name() + ": " + failure.getMessage());
  }

  private static FeatureDraft<String> text(String name) {
    return Feature.text(name).describedAs("A text.").category(Category.METADATA);
  }

  private static Feature<Double> decimal(String name, double value) {
    return Feature.decimal(name)
        .describedAs("A number.")
        .category(Category.METADATA)
        .decimals(2)
        .from(Resources.BUILD)
        .computedBy(build -> value);
  }

  private record OnlyTheBuild() implements Evaluation.ResourceLookup {
    @Override
    public <T> Outcome<T> find(Resource<T> resource) {
      return resource.equals(Resources.BUILD)
          ? Outcome.present(resource.type().cast(Facts.build("42")))
          : Outcome.missing(COMMIT_GONE);
    }
  }
}
