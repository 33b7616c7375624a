package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cienrich.io.compare.Cause.Kind;
import org.cienrich.io.compare.Comparison.CountChange;
import org.cienrich.io.compare.Comparison.Dataset;
import org.cienrich.io.compare.Comparison.PartDifference;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.junit.jupiter.api.Test;

class VersionComparisonTest {
  private static final String CHURN = "git_diff_src_churn";

  @Test
  void ofIdenticalVersionsNoTableIsRead() throws IOException {
    Manifests manifest = new Manifests().feature(CHURN, 1);
    RowSource unreadable = new Unreadable();
    ComparedVersion before =
        new ComparedVersion(manifest.build(), unreadable, unreadable, unreadable);
    ComparedVersion after =
        new ComparedVersion(manifest.version(2, null).build(), unreadable, unreadable, unreadable);

    Comparison comparison = VersionComparison.of(before, after, column -> true, 3);

    assertThat(comparison.identical()).isTrue();
    assertThat(comparison.parts()).isEmpty();
    assertThat(comparison.dataset()).isNull();
  }

  @Test
  void allThatDiffersIsTold() throws IOException {
    Vectors vectors = new Vectors(CHURN, "gone");
    vectors.build("1", "a/a", 1, Map.of(CHURN, 1L)).build("1", "a/a", 2, Map.of(CHURN, 2L));
    Vectors others = new Vectors(CHURN, "come");
    others.build("1", "a/a", 2, Map.of(CHURN, 3L)).build("1", "a/a", 3, Map.of(CHURN, 4L));
    ComparedVersion before =
        version(
            new Manifests()
                .identity("4".repeat(64))
                .feature(CHURN, 1)
                .counts("dead_letters", Map.of("duplicate", 2L, "expired", 5L)),
            vectors.rows(),
            scans("db 1"));
    ComparedVersion after =
        version(
            new Manifests()
                .version(2, null)
                .feature(CHURN, 2)
                .counts("dead_letters", Map.of("duplicate", 2L, "bad_id", 1L)),
            others.rows(),
            scans("db 2"));

    Comparison comparison = VersionComparison.of(before, after, column -> true, 3);

    assertThat(comparison.identical()).isFalse();
    assertThat(comparison.parts()).containsExactly(new PartDifference("dataset.csv", "differs"));
    assertThat(comparison.counts())
        .containsExactly(
            Map.entry("dead_letters.bad_id", new CountChange(0, 1)),
            Map.entry("dead_letters.expired", new CountChange(5, 0)));
    Dataset dataset = comparison.dataset();
    assertThat(dataset).isNotNull();
    assertThat(dataset.rows())
        .isEqualTo(
            new Comparison.RowCounts(
                1, 1, 1, 0, 0, List.of("github_actions/1/3/1"), List.of("github_actions/1/1/1")));
    assertThat(dataset.columns().added()).containsExactly("come");
    assertThat(dataset.columns().removed()).containsExactly("gone");
    assertThat(dataset.scanners().get("trivy").phrase("trivy"))
        .isEqualTo("trivy is db 2, was db 1");
    FeatureChange churn =
        dataset.features().stream()
            .filter(feature -> feature.column().equals(CHURN))
            .findFirst()
            .orElseThrow();
    assertThat(churn.isFeature()).isTrue();
    assertThat(churn.causes()).extracting(Cause::kind).containsExactly(Kind.CODE);
    assertThat(dataset.features()).filteredOn(feature -> feature.rows() == 0).isNotEmpty();
    assertThat(comparison.onlyChanged().dataset()).isNotNull();
    assertThat(comparison.onlyChanged().dataset().features()).containsExactly(churn);
  }

  private static ComparedVersion version(
      Manifests manifest, RowsInMemory vectors, RowsInMemory scans) {
    RowsInMemory builds =
        RowsInMemory.of(
            ColumnType.TEXT,
            "repo_in_csv",
            "build_id_in_csv",
            "ci_provider",
            "attempt",
            "status",
            "reason",
            "conclusion",
            "run_status");
    return new ComparedVersion(manifest.build(), vectors, builds, scans);
  }

  private static RowsInMemory scans(String scanner) {
    return RowsInMemory.of(ColumnType.TEXT, "tool", "scanner").row("trivy", scanner);
  }

  private static final class Unreadable implements RowSource {
    @Override
    public List<TableColumn> columns() {
      throw new IllegalStateException("Nobody asks for columns");
    }

    @Override
    public void forEach(RowVisitor visitor) {
      throw new IllegalStateException("Nobody reads rows");
    }
  }
}
