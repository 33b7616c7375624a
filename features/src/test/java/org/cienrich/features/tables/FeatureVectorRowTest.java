package org.cienrich.features.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Parameter;
import org.junit.jupiter.api.Test;

class FeatureVectorRowTest {
  private static final Parameter<Long> ANYTHING = Parameter.integer("anything", "", 1, 0, 2);
  private static final List<Feature<?>> FEATURES =
      List.of(feature("zeta"), feature("middle"), feature("alpha"));

  @Test
  void missingReasonsAreSortedByColumn() {
    FeatureVectorRow row =
        row(
            Outcome.missing(MissingReason.TIMEOUT),
            Outcome.present(0L),
            Outcome.missing(MissingReason.NO_HISTORY));

    assertThat(row.missingReasonsJson(FEATURES))
        .isEqualTo("{\"alpha\":\"NO_HISTORY\",\"zeta\":\"TIMEOUT\"}");
  }

  @Test
  void completeRowHasAnEmptyObject() {
    FeatureVectorRow row = row(Outcome.present(1L), Outcome.present(2L), Outcome.present(3L));

    assertThat(row.missingReasonsJson(FEATURES)).isEqualTo("{}");
  }

  @Test
  void anotherSelectionIsRefused() {
    FeatureVectorRow row = row(Outcome.present(1L));

    assertThatThrownBy(() -> row.missingReasons(FEATURES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 outcomes for 3 features");
  }

  private static FeatureVectorRow row(Outcome<?>... outcomes) {
    return new FeatureVectorRow(
        "github_actions/1/2/1",
        "o/n",
        "github_actions",
        "2",
        1,
        "a".repeat(40),
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        "completed",
        "passed",
        List.of(outcomes));
  }

  private static Feature<Long> feature(String name) {
    return Feature.integer(name)
        .describedAs("A number.")
        .category(Category.METADATA)
        .from(ANYTHING)
        .computedBy(n -> n);
  }
}
