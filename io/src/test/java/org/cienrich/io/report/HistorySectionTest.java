package org.cienrich.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.features.quality.QualityReport.Month;
import org.cienrich.features.quality.QualityReport.RepositoryHistory;
import org.cienrich.io.report.HistorySection.Layer;
import org.cienrich.io.report.HistorySection.RepositoryChart;
import org.junit.jupiter.api.Test;

class HistorySectionTest {
  private static HistorySection history(RepositoryHistory... repositories) {
    QualityReport empty = SampleReports.empty().quality();
    return HistorySection.of(
        new QualityReport(
            empty.rows(),
            empty.scores(),
            empty.issues(),
            empty.label(),
            empty.features(),
            empty.correlations(),
            empty.duplicates(),
            Arrays.asList(repositories),
            repositories.length + 2));
  }

  private static RepositoryHistory repository(String name, Month... months) {
    return new RepositoryHistory(name, 10, List.of(months));
  }

  private static Month month(String month, Map<String, Long> outcomes) {
    return new Month(month, new TreeMap<>(outcomes));
  }

  @Test
  void outcomesAreStackedAndMonthsWithoutBuildsAreGaps() {
    HistorySection history =
        history(
            repository(
                "one",
                month("2023-12", Map.of("failed", 1L, "passed", 3L)),
                month("2024-02", Map.of("passed", 2L))),
            repository("two", month("2024-03", Map.of("odd", 8L))));

    RepositoryChart one = history.repositories().get(0);
    assertThat(one.layers())
        .containsExactly(
            new Layer("o-passed", "M1 80v-60h9v60zM21 80v-40h9v40z"),
            new Layer("o-failed", "M1 20v-20h9v20z"));
    assertThat(one.width()).isEqualTo(40);
    assertThat(one.years()).isEqualTo("M10 0v80");
    assertThat(one.first()).isEqualTo("2023-12");
    assertThat(one.last()).isEqualTo("2024-03");
    assertThat(history.repositories().get(1).layers())
        .containsExactly(new Layer("other", "M31 80v-80h9v80z"));
    assertThat(history.hidden()).isEqualTo("2 smaller repositories");
  }

  @Test
  void ofALongTimeTheEndIsDrawn() {
    HistorySection history =
        history(
            repository(
                "old",
                month("1970-01", Map.of("passed", 1L)),
                month("2024-01", Map.of("passed", 1L))));

    assertThat(history.repositories().get(0).first()).isEqualTo("2004-02");
    assertThat(history.repositories().get(0).shares().get(0).share()).isEqualTo("100.0\u00a0%");
  }
}
