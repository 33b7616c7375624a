package org.cienrich.io.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cienrich.io.SharedData;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.TrivySettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reports of real Trivy, with the counts that others derived from them. */
class RecordedReportsTest {
  private static final Set<String> NOT_REPORTS =
      Set.of("conda-cyclonedx.json.golden", "pom-cyclonedx.json.golden");

  private record Recorded(Path file, JsonNode report, JsonNode expected) {}

  private static List<Recorded> recorded() {
    SharedData data = SharedData.orSkip("trivy");
    JsonNode counts = data.json("expected_counts.json");
    return data.files(".golden").stream()
        .flatMap(file -> withCounts(data, file, counts).stream())
        .toList();
  }

  private static List<Recorded> withCounts(SharedData data, Path file, JsonNode counts) {
    String name = file.getFileName().toString();
    return StreamSupport.stream(counts.spliterator(), false)
        .filter(count -> count.path("file").asText().endsWith("/" + name))
        .map(count -> new Recorded(file, data.json(name), count))
        .toList();
  }

  private static Map<String, String> metrics(Path file) throws ScanException {
    return ReportReader.read(file).metrics(TrivySettings.SCANNERS, null).values();
  }

  @Test
  void mostReportsHaveExpectedCounts() {
    assertThat(recorded()).hasSizeGreaterThanOrEqualTo(20);
  }

  @TestFactory
  Stream<DynamicTest> countsAreThoseDerivedByOthers() {
    return recorded().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.file().getFileName().toString(), () -> assertCounts(each)));
  }

  private static void assertCounts(Recorded recorded) throws ScanException {
    Map<String, String> metrics = metrics(recorded.file());
    JsonNode expected = recorded.expected();

    assertSeverities(metrics, "vuln", expected.path("vulns"));
    assertSeverities(metrics, "misconfig", expected.path("misconfigs_fail"));
    assertThat(metrics)
        .containsEntry("secrets_count", Long.toString(sum(expected.path("secrets"))))
        .containsEntry("license_total", expected.path("licenses").asText());
    Set<String> targets = new HashSet<>();
    recorded
        .report()
        .path("Results")
        .forEach(result -> targets.add(result.path("Target").asText()));
    assertThat(expected.path("results").asInt())
        .isEqualTo(recorded.report().path("Results").size());
    assertThat(metrics).containsEntry("files_scanned", Integer.toString(targets.size()));
  }

  private static void assertSeverities(
      Map<String, String> metrics, String kind, JsonNode expected) {
    for (Severity severity : Severity.values()) {
      assertThat(metrics)
          .containsEntry(
              kind + "_" + severity.metric(),
              Long.toString(expected.path(severity.name()).asLong()));
    }
    assertThat(metrics).containsEntry(kind + "_total", Long.toString(sum(expected)));
  }

  private static long sum(JsonNode bySeverity) {
    return StreamSupport.stream(bySeverity.spliterator(), false).mapToLong(JsonNode::asLong).sum();
  }

  @Test
  void refusesRecordedBillsOfMaterials() {
    List<Path> files =
        SharedData.orSkip("trivy").files(".golden").stream()
            .filter(file -> NOT_REPORTS.contains(file.getFileName().toString()))
            .toList();

    assertThat(files).hasSize(2);
    for (Path file : files) {
      assertThatExceptionOfType(ScanException.class)
          .isThrownBy(() -> ReportReader.read(file))
          .withMessage("This is CycloneDX, not Trivy's JSON (--format json)");
    }
  }

  @Test
  void readsEveryRecordedReport() throws ScanException {
    for (Path file : SharedData.orSkip("trivy").files(".golden")) {
      if (!NOT_REPORTS.contains(file.getFileName().toString())) {
        assertThat(metrics(file)).containsKey("vuln_total");
      }
    }
  }
}
