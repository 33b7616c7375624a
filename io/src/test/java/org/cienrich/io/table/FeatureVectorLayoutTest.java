package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.junit.jupiter.api.Test;

class FeatureVectorLayoutTest {
  private static final List<String> IDENTITY =
      List.of(
          "build_key",
          "repo",
          "ci_provider",
          "build_id",
          "attempt",
          "commit_sha",
          "effective_sha",
          "triggered_at",
          "started_at",
          "completed_at",
          "extraction_status");

  @Test
  void identityColumnsComeFirstAndReasonsLast() {
    List<String> names = SampleVectors.LAYOUT.columns().stream().map(TableColumn::name).toList();

    assertThat(names.subList(0, 11)).isEqualTo(IDENTITY);
    assertThat(names.subList(11, names.size()))
        .containsExactly("files_changed", "test_share", "tr_status", "missing_reasons");
  }

  @Test
  void missingValuesAreEmptyCellsWithTheirReason() {
    assertThat(SampleVectors.LAYOUT.cells(SampleVectors.row(2)))
        .containsExactly(
            "github_actions/1/2/1",
            "o/n",
            "github_actions",
            "2",
            1L,
            "a".repeat(40),
            null,
            Instant.parse("2024-01-01T00:00:02Z"),
            Instant.parse("2024-01-01T00:00:02Z"),
            null,
            "completed",
            2L,
            null,
            "passed",
            "{\"test_share\":\"NO_HISTORY\"}");
    assertThat(SampleVectors.LAYOUT.whyEmpty(SampleVectors.row(2), 12)).isEqualTo("NO_HISTORY");
    assertThat(SampleVectors.LAYOUT.whyEmpty(SampleVectors.row(2), 6)).isEmpty();
  }

  @Test
  void aFeatureThatIsAnIdentityColumnHasNoSecondColumn() {
    Feature<Long> repo =
        Feature.integer("repo")
            .describedAs("A number.")
            .category(Category.METADATA)
            .from(SampleVectors.LOOKBACK)
            .computedBy(days -> days);

    assertThat(FeatureVectorLayout.of(() -> List.of(repo)).columns())
        .extracting(TableColumn::name)
        .containsOnlyOnce("repo")
        .endsWith("missing_reasons")
        .hasSize(12);
  }
}
