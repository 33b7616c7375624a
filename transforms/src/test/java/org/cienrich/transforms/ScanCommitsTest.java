package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.TIMEOUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.features.scan.SonarFeatures;
import org.cienrich.features.scan.TrivyFeatures;
import org.cienrich.features.tables.CommitScanRow;
import org.cienrich.features.tables.FeatureVectorRow;
import org.junit.jupiter.api.Test;

class ScanCommitsTest {
  private static final List<Feature<?>> METRICS =
      List.of(
          TrivyFeatures.TRIVY_VULN_TOTAL,
          TrivyFeatures.TRIVY_SECRETS_COUNT,
          SonarFeatures.SONAR_NCLOC);

  private final Pipeline pipeline = Pipeline.create();
  private long line = 1;

  @Test
  void aTreeIsScannedOnceByEachToolOldestFirstAndEveryBuildGetsItsMetrics() {
    FakeWorld world = new FakeWorld("scans").repository("7", "a/b").repository("8", "c/d");
    world
        .run("7", "1", 5, 50, 5, "success")
        .run("7", "2", 4, 40, 5, "success")
        .run("7", "3", 4, 60, 5, "failure")
        .run("7", "4", 2, 30, 5, "success")
        .run("8", "5", 4, 10, 5, "success");
    RecordingScanners scanners = scanners("scans", "none");
    EnrichedBuilds enriched =
        enrich(
            world,
            scanners,
            row("a/b", "1"),
            row("a/b", "2"),
            row("a/b", "3"),
            row("a/b", "4"),
            row("c/d", "5"));
    PAssert.that(enriched.vectors())
        .satisfies(
            rows -> {
              assertThat(outcomes(rows))
                  .containsExactly(
                      Map.entry("1", List.of("2", NOT_PROVIDED.name(), "2")),
                      Map.entry("2", List.of("2", NOT_PROVIDED.name(), "2")),
                      Map.entry("3", List.of("2", NOT_PROVIDED.name(), "2")),
                      Map.entry("4", List.of("1", NOT_PROVIDED.name(), "1")),
                      Map.entry("5", List.of("2", NOT_PROVIDED.name(), "2")));
              return null;
            });
    PAssert.that(enriched.scans())
        .satisfies(
            rows -> {
              assertThat(scans(rows))
                  .containsExactly(
                      "7/c2 trivy 1 {\"trivy_vuln_total\":1}",
                      "7/c2 sonarqube 1 {\"sonar_ncloc\":1}",
                      "7/c4 trivy 2 {\"trivy_vuln_total\":2}",
                      "7/c4 sonarqube 2 {\"sonar_ncloc\":2}",
                      "7/c5 trivy 1 {\"trivy_vuln_total\":2}",
                      "7/c5 sonarqube 1 {\"sonar_ncloc\":2}",
                      "8/c4 trivy 1 {\"trivy_vuln_total\":2}",
                      "8/c4 sonarqube 1 {\"sonar_ncloc\":2}");
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(scanners.scanned())
        .filteredOn(scan -> scan.startsWith("trivy"))
        .containsExactly("trivy tree-2 c4", "trivy tree-1 c2", "trivy tree-2 c4");
    assertThat(scanners.scanned())
        .filteredOn(scan -> scan.startsWith("sonarqube"))
        .containsExactlyInAnyOrder(
            "sonarqube tree-2 c4", "sonarqube tree-1 c2", "sonarqube tree-2 c4");
  }

  @Test
  void aFailedScanAndAMissingCommitCostTheirColumnsAlone() {
    FakeWorld world = new FakeWorld("failed-scans").repository("7", "a/b");
    world
        .run("7", "1", 4, 10, 5, "success")
        .run("7", "2", 404, 20, 5, "success")
        .run("7", "3", 2, 30, 5, "success");
    EnrichedBuilds enriched =
        enrich(
            world,
            scanners("failed-scans", "tree-2"),
            row("a/b", "1"),
            row("a/b", "2"),
            row("a/b", "3"));
    PAssert.that(enriched.vectors())
        .satisfies(
            rows -> {
              assertThat(outcomes(rows))
                  .containsExactly(
                      Map.entry("1", List.of(TIMEOUT.name(), TIMEOUT.name(), "2")),
                      Map.entry(
                          "2", List.of(COMMIT_GONE.name(), COMMIT_GONE.name(), COMMIT_GONE.name())),
                      Map.entry("3", List.of("1", NOT_PROVIDED.name(), "1")));
              return null;
            });
    PAssert.that(enriched.scans())
        .satisfies(
            rows -> {
              assertThat(scans(rows))
                  .contains(
                      "7/c4 trivy 1 TIMEOUT took too long", "7/c4 sonarqube 1 {\"sonar_ncloc\":2}")
                  .hasSize(4);
              return null;
            });
    PAssert.that(enriched.failures())
        .satisfies(
            letters -> {
              assertThat(letters)
                  .filteredOn(letter -> letter.stage().equals("scan"))
                  .singleElement()
                  .satisfies(
                      letter -> {
                        assertThat(letter.key()).isEqualTo("7/c4");
                        assertThat(letter.reason()).isEqualTo("timeout");
                        assertThat(letter.message()).isEqualTo("No scan by trivy: took too long");
                      });
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static RecordingScanners scanners(String name, String brokenTree) {
    return new RecordingScanners(name, List.of(ScanTool.TRIVY, ScanTool.SONARQUBE), brokenTree);
  }

  private EnrichedBuilds enrich(FakeWorld world, RecordingScanners scanners, InputRow... rows) {
    return new EnrichBuilds(
            new WorkerSources(
                () -> FeaturePlan.of(METRICS),
                repo -> ParameterValues.DEFAULTS,
                world.providers(),
                world.repositories(),
                ComputationCache.NONE,
                scanners),
            BuildChoice.DEFAULT)
        .apply(pipeline.apply(Create.of(List.of(rows))));
  }

  private InputRow row(String repo, String id) {
    return new InputRow(++line, repo, id, "fake");
  }

  private static Map<String, List<String>> outcomes(Iterable<KV<Long, FeatureVectorRow>> rows) {
    TreeMap<String, List<String>> byBuild = new TreeMap<>();
    for (KV<Long, FeatureVectorRow> row : rows) {
      byBuild.put(
          row.getValue().buildId(),
          row.getValue().outcomes().stream().map(ScanCommitsTest::text).toList());
    }
    return byBuild;
  }

  private static String text(Outcome<?> outcome) {
    return outcome instanceof Outcome.Missing<?> missing
        ? missing.reason().name()
        : String.valueOf(outcome.toOptional().orElseThrow());
  }

  /** In the order of the table. */
  private static List<String> scans(Iterable<KV<Long, CommitScanRow>> rows) {
    TreeMap<Long, CommitScanRow> byPosition = new TreeMap<>();
    rows.forEach(row -> assertThat(byPosition.put(row.getKey(), row.getValue())).isNull());
    assertThat(byPosition.lastKey()).isEqualTo(byPosition.size() - 1L);
    List<String> scans = new ArrayList<>();
    for (CommitScanRow row : byPosition.values()) {
      scans.add(
          row.repoKey()
              + "/"
              + row.commitSha()
              + " "
              + row.tool()
              + " "
              + row.buildsAffected()
              + " "
              + (row.metrics() == null ? row.reason() + " " + row.error() : row.metrics()));
    }
    return scans;
  }
}
