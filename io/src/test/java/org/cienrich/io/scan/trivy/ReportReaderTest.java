package org.cienrich.io.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.TrivySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
  private static final Instant UPDATED_AT = Instant.parse("2024-05-01T06:00:00Z");

  @TempDir Path folder;

  private TrivyReport read(String text) throws IOException, ScanException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, text);
    return ReportReader.read(file);
  }

  private Map<String, String> metrics(String results) throws IOException, ScanException {
    return read("{\"SchemaVersion\":2,\"Results\":" + results + "}")
        .metrics(TrivySettings.SCANNERS, UPDATED_AT)
        .values();
  }

  private static String vulnerability(String id, String name, String severity, String title) {
    return "{\"VulnerabilityID\":\"%s\",\"PkgName\":\"%s\",\"Severity\":\"%s\",\"Title\":\"%s\"}"
        .formatted(id, name, severity, title);
  }

  private static String result(String target, String kind, String... findings) {
    return "{\"Target\":\"%s\",\"Class\":\"c\",\"Type\":\"t\",\"%s\":[%s]}"
        .formatted(target, kind, String.join(",", findings));
  }

  @Test
  void countsVulnerabilitiesBySeverity() throws Exception {
    Map<String, String> metrics =
        metrics(
            "["
                + result(
                    "a.lock",
                    "Vulnerabilities",
                    vulnerability("CVE-1", "p", "CRITICAL", ""),
                    vulnerability("CVE-2", "p", "LOW", ""),
                    vulnerability("CVE-3", "p", "UNKNOWN", ""),
                    "{\"VulnerabilityID\":\"CVE-4\",\"PkgName\":\"q\"}")
                + ","
                + result("b.lock", "Vulnerabilities", vulnerability("CVE-1", "p", "CRITICAL", ""))
                + "]");

    assertThat(metrics)
        .containsEntry("vuln_critical", "2")
        .containsEntry("vuln_high", "0")
        .containsEntry("vuln_medium", "0")
        .containsEntry("vuln_low", "1")
        .containsEntry("vuln_unknown", "2")
        .containsEntry("vuln_total", "5")
        .containsEntry("has_critical", "true")
        .containsEntry("has_high", "false")
        .containsEntry("db_updated_at", "2024-05-01T06:00:00Z");
  }

  @Test
  void countsFailedChecksOnly() throws Exception {
    assertThat(
            metrics(
                "["
                    + result(
                        "Dockerfile",
                        "Misconfigurations",
                        "{\"Severity\":\"HIGH\",\"Status\":\"FAIL\"}",
                        "{\"Severity\":\"HIGH\",\"Status\":\"PASS\"}",
                        "{\"Severity\":\"LOW\",\"Status\":\"EXCEPTION\"}",
                        "{\"Severity\":\"LOW\"}")
                    + "]"))
        .containsEntry("misconfig_high", "1")
        .containsEntry("misconfig_low", "0")
        .containsEntry("misconfig_total", "1");
  }

  @Test
  void countsSecretsAndLicenses() throws Exception {
    assertThat(
            metrics(
                "["
                    + result("x.env", "Secrets", "{\"Severity\":\"LOW\"}", "{}")
                    + ","
                    + result("a.lock", "Licenses", "{\"Severity\":\"HIGH\",\"PkgName\":\"\"}")
                    + "]"))
        .containsEntry("secrets_count", "2")
        .containsEntry("license_high", "1")
        .containsEntry("license_total", "1");
  }

  @Test
  void countsPackagesOfTheTreeAndTargetsOnce() throws Exception {
    String lodash =
        "{\"Name\":\"lodash\",\"Version\":\"4\",\"Identifier\":{\"PURL\":\"pkg:npm/lodash@4\"}}";

    assertThat(
            metrics(
                "["
                    + result("a.lock", "Packages", lodash, lodash)
                    + ","
                    + result("b.lock", "Packages", lodash, "{\"Name\":\"x\",\"Version\":\"1\"}")
                    + ","
                    + result("b.lock", "Packages", "{\"Name\":\"x\",\"Version\":\"2\"}")
                    + "]"))
        .containsEntry("packages_scanned", "3")
        .containsEntry("files_scanned", "2");
  }

  @Test
  void namesTheWorstVulnerabilityOfEachPackageWorstFirst() throws Exception {
    assertThat(
            metrics(
                "["
                    + result(
                        "a.lock",
                        "Vulnerabilities",
                        vulnerability("CVE-9", "lodash", "LOW", "mild"),
                        vulnerability("CVE-8", "lodash", "HIGH", "bad"),
                        vulnerability("CVE-7", "lodash", "HIGH", "as bad"),
                        vulnerability("CVE-1", "aaa", "MEDIUM", "so so"),
                        "{\"VulnerabilityID\":\"CVE-2\",\"PkgName\":\"zzz\",\"Severity\":\"HIGH\"}")
                    + "]"))
        .containsEntry(
            "top_vulnerable_packages",
            "[{\"name\":\"lodash\",\"severity\":\"HIGH\",\"title\":\"as bad\","
                + "\"vulnerability_id\":\"CVE-7\"},"
                + "{\"name\":\"zzz\",\"severity\":\"HIGH\",\"title\":null,"
                + "\"vulnerability_id\":\"CVE-2\"},"
                + "{\"name\":\"aaa\",\"severity\":\"MEDIUM\",\"title\":\"so so\","
                + "\"vulnerability_id\":\"CVE-1\"}]");
  }

  @Test
  void namesTenPackagesAtMostWithTitlesOfBoundedLength() throws Exception {
    String[] found = new String[12];
    for (int i = 0; i < found.length; i++) {
      found[i] = vulnerability("CVE-" + i, "p" + i, "HIGH", "\uD83D\uDC1B".repeat(400));
    }

    String top =
        metrics("[" + result("a.lock", "Vulnerabilities", found) + "]")
            .get("top_vulnerable_packages");

    assertThat(top.split("\"name\"", -1)).hasSize(11);
    assertThat(top).contains("\"title\":\"" + "\uD83D\uDC1B".repeat(300) + "\"");
  }

  @Test
  void leavesOutMetricsOfScannersThatDidNotRun() throws Exception {
    assertThat(read("{\"SchemaVersion\":2}").metrics(List.of("secret"), null).values().keySet())
        .containsExactly("files_scanned", "secrets_count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[{\"Target\":\"x\",\"Vulnerabilities\":null,\"Misconfigurations\":null,\"Secrets\":null,"
            + "\"Licenses\":null,\"Packages\":null}]"
      })
  void takesNullAndAbsentArraysAsEmpty(String results) throws Exception {
    assertThat(metrics(results))
        .containsEntry("vuln_total", "0")
        .containsEntry("misconfig_total", "0")
        .containsEntry("secrets_count", "0")
        .containsEntry("license_total", "0")
        .containsEntry("packages_scanned", "0")
        .containsEntry("top_vulnerable_packages", "[]");
  }

  @Test
  void passesOverSuppressedFindingsAndWhatItDoesNotKnow() throws Exception {
    assertThat(
            metrics(
                "[{\"Target\":\"x\",\"ExperimentalModifiedFindings\":[{\"Type\":\"vulnerability\","
                    + "\"Finding\":{\"VulnerabilityID\":\"CVE-1\"}}],\"New\":{\"Vulnerabilities\":[1]}}]"))
        .containsEntry("vuln_total", "0");
  }

  @Test
  void tellsTheDatabaseOfTheServer() throws Exception {
    String server =
        "{\"Version\":\"1\",\"VulnerabilityDB\":{\"UpdatedAt\":\"2024-05-01T06:00:00Z\"}}";

    assertThat(
            read("{\"SchemaVersion\":2,\"Trivy\":{\"Version\":\"1\",\"Server\":" + server + "}}")
                .serverDatabase())
        .contains(UPDATED_AT);
    assertThat(read("{\"SchemaVersion\":2,\"Trivy\":{\"Version\":\"1\"}}").serverDatabase())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|Trivy's report is empty",
        "total: 0|Trivy's report is cut off or no JSON",
        "[]|Trivy's report is no JSON object",
        "{}|Trivy's report has no SchemaVersion",
        "{\"SchemaVersion\":1}|Trivy's report has SchemaVersion 1, not 2",
        "{\"SchemaVersion\":[2]}|Trivy's report has a SchemaVersion that is no text",
        "{\"SchemaVersion\":2,\"Results\":[{\"Target\":\"a\",|Trivy's report is cut off or no JSON",
        "{\"SchemaVersion\":2,\"Results\":[{\"Packages\":[{\"Name\"|Trivy's report is cut off or no JSON",
        "{\"SchemaVersion\":2} {}|Trivy's report goes on after its end",
        "{\"SchemaVersion\":2,\"Results\":{}}|Trivy's report has Results that are no array",
        "{\"SchemaVersion\":2,\"Results\":[1]}|Trivy's report has Results that are no objects",
        "{\"SchemaVersion\":2,\"Results\":[{\"Secrets\":3}]}"
            + "|Trivy's report has Secrets that are no array",
        "{\"SchemaVersion\":2,\"Results\":[{\"Licenses\":[{\"Severity\":{}}]}]}"
            + "|Trivy's report has a Severity that is no text",
        "{\"SchemaVersion\":2,\"Results\":[{\"Vulnerabilities\":[{}]}]}"
            + "|Trivy's report has a vulnerability without id or package",
        "{\"bomFormat\":\"CycloneDX\"}|This is CycloneDX, not Trivy's JSON (--format json)",
        "{\"spdxVersion\":\"SPDX-2.3\"}|This is SPDX, not Trivy's JSON (--format json)",
        "{\"version\":\"2.1.0\",\"runs\":[]}|This is SARIF, not Trivy's JSON (--format json)"
      })
  void refusesWhatIsNotAWholeReport(String text, String message) {
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message)
        .returns(MissingReason.COMPUTATION_FAILED, ScanException::reason);
  }

  @Test
  void refusesAReportThatIsAbsentOrNoText() throws Exception {
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> ReportReader.read(folder.resolve("none")))
        .withMessage("Trivy wrote no report");
    Path binary = folder.resolve("binary");
    Files.write(
        binary, "{\"SchemaVersion\":2,\"x\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> ReportReader.read(binary))
        .withMessageMatching("Trivy's report (is cut off or no JSON|cannot be read)")
        .returns(MissingReason.COMPUTATION_FAILED, ScanException::reason);
  }

  @Test
  void refusesAReportOverTheLimit() throws Exception {
    Path huge = folder.resolve("huge");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength((256L << 20) + 1);
    }

    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> ReportReader.read(huge))
        .withMessage("Trivy's report is larger than 256 MiB")
        .returns(MissingReason.TOO_LARGE, ScanException::reason);
  }
}
