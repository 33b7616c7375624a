package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.Issue;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.report.Provenance;
import org.cienrich.io.report.QualityDocument;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Manifest.SelectedFeature;
import org.cienrich.io.version.RunDescription;
import org.cienrich.io.version.VersionClaim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
  private static final SortedMap<String, String> NONE = new TreeMap<>();
  private static final String QUALITY =
      QualityDocument.of(
              new Provenance(
                  "sample", 1, null, "processed", null, "", "", List.of(), NONE, "", "", NONE, ""),
              new TreeMap<>(),
              new QualityReport(
                  new QualityReport.Rows(4, 4, 3, 1, 0, 4),
                  new QualityReport.Scores(100.0, null, null, null, 93.46),
                  List.of(
                      new Issue("info", "balance", null, "Few builds failed.", new TreeMap<>()),
                      new Issue("error", "leakage", null, "A\u001b[31m leak.", new TreeMap<>())),
                  null,
                  List.of(),
                  new QualityReport.Correlations(
                      List.of(), List.of(), List.of(), List.of(), List.of()),
                  new QualityReport.Duplicates(0, List.of()),
                  List.of(),
                  1))
          .toJson();
  private static final String DICTIONARY =
      """
      {"tables": [{"name": "feature_vectors", "rows": 4, "columns": [
        {"name": "repo", "missing": {"rows": 0, "reasons": {}}},
        {"name": "full", "revision": 1, "missing": {"rows": 0, "reasons": {}}},
        {"name": "half", "revision": 1,
         "missing": {"rows": 2, "reasons": {"EXPIRED": {"rows": 2, "share": 0.5}}}}
      ]}]}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path output;

  /** Version 1 is processed, 2 a retry of it that failed, 3 has only begun. */
  @BeforeEach
  void writeVersions() throws IOException {
    write(1, null, "processed");
    write(2, 1, "failed");
    VersionClaim.claim(output.toString(), "begun", false, Instant.parse("2024-05-03T10:11:12Z"));
    Files.writeString(output.resolve("v1/quality_report.json"), QUALITY);
    Files.writeString(output.resolve("v1/data_dictionary.json"), DICTIONARY);
  }

  private void write(int version, Integer parent, String status) throws IOException {
    Path folder = Files.createDirectories(output.resolve("v" + version));
    Files.writeString(folder.resolve("dataset.csv"), "rows");
    RunDescription run =
        new RunDescription(
            "sample",
            "run" + version,
            version,
            parent,
            "2024-05-0" + version + "T10:11:12.123456Z",
            List.of(new InputFile("builds.csv", 1234, "a".repeat(64))),
            new TreeMap<>(Map.of("attempts", "all", "branchPatterns", "")),
            "0.1.0",
            "b".repeat(64),
            new TreeMap<>(Map.of("java", "17")),
            new TreeMap<>(Map.of("lookback_days", 30)));
    Manifest manifest =
        new Manifest(
            1,
            version,
            parent,
            status,
            status.equals("failed") ? "None of the 4 builds is completed or partial." : null,
            run,
            List.of(new SelectedFeature("full", 1), new SelectedFeature("half", 1)),
            new TreeMap<>(
                Map.of(
                    "builds", new TreeMap<>(Map.of("found", 4L, "not_found", 2L)),
                    "extraction", new TreeMap<>(Map.of("completed", 3L, "partial", 1L)))),
            new Manifest.Identity("c".repeat(64), new TreeMap<>()),
            List.of(new WrittenFile("dataset.csv", 4, 4, Sha256.of("rows"))));
    Files.writeString(folder.resolve("manifest.json"), manifest.toJson());
  }

  @Test
  void allVersionsAreListedAlsoTheUnfinished() {
    assertThat(execute()).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(1)).matches("v1 +processed +2024-05-01 10:11 +4/6 +3/1/0 +2 +93.5 +run1");
    assertThat(lines.get(2)).matches("v2 +failed +2024-05-02 10:11 +4/6 +3/1/0 +2 +v1 +run2");
    assertThat(lines.get(3)).matches("v3 +unfinished +2024-05-03 10:11 +begun");
    assertThat(lines).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theListIsThereForPrograms() throws IOException {
    assertThat(execute("--json")).isZero();

    JsonNode versions = json().get("versions");
    assertThat(versions).hasSize(3);
    assertThat(versions.get(0).get("found").asLong()).isEqualTo(4);
    assertThat(versions.get(0).get("quality").asDouble()).isEqualTo(93.46);
    assertThat(versions.get(1).get("parent_version").asInt()).isEqualTo(1);
    assertThat(versions.get(2).get("status").asText()).isEqualTo("unfinished");
    assertThat(versions.get(2).get("found").isNull()).isTrue();
  }

  @Test
  void allAboutAVersionIsTold() {
    for (String name : new String[] {"1", "v1", "V1"}) {
      out.getBuffer().setLength(0);
      assertThat(execute(name)).isZero();

      assertThat(out.toString())
          .contains("Version 1 is processed.", "builds              4 found, 2 not found")
          .contains("dataset   sample", "builds.csv, 1,234 bytes", "a".repeat(64))
          .contains("attempts  all", "lookback_days  30", "0.1.0, catalogue bbbbbbbbbbbb")
          .contains("Quality: 93.5 of 100", "coverage 100.0")
          .contains("Features: 2, of which 1 have a value in every row", "50.0 %  EXPIRED 2")
          .containsPattern("dataset.csv +4 +4 ")
          .doesNotContain("branchPatterns", "full  ", "\u001b");
      assertThat(out.toString().indexOf("error: A\\u001b[31m leak."))
          .isPositive()
          .isLessThan(out.toString().indexOf("info: Few builds failed."));
    }
    assertThat(execute("1", "--features")).isZero();
    assertThat(out.toString()).containsPattern("full +100.0 %");
  }

  @Test
  void aDamagedQualityReportIsTold() throws IOException {
    Files.writeString(output.resolve("v1/quality_report.json"), "{");

    assertThat(execute("1")).isZero();
    assertThat(out.toString())
        .contains("Quality: not known", "v1/quality_report.json: ", "is not a quality report");
    assertThat(execute()).isZero();
  }

  @Test
  void theLatestIsTheNewestThatIsFinishedWhateverCameOfIt() throws IOException {
    assertThat(execute("latest", "--json")).isZero();

    JsonNode version = json();
    assertThat(version.get("version").asInt()).isEqualTo(2);
    assertThat(version.get("status").asText()).isEqualTo("failed");
    assertThat(version.get("manifest").get("status_reason").asText()).contains("None of the 4");
    assertThat(version.get("file_check").isNull()).isTrue();
  }

  @Test
  void anUnfinishedVersionIsShownAsFarAsItIsKnown() {
    assertThat(execute("3")).isZero();
    assertThat(out.toString())
        .contains("Version 3 is unfinished.", "begun", "2024-05-03T10:11:12Z", "no manifest");
  }

  @Test
  void verifyReadsAllFiles() throws IOException {
    assertThat(execute("2", "--verify")).isZero();
    assertThat(out.toString()).contains("Verified: all 1 files are as the manifest says.");

    Files.writeString(output.resolve("v2/dataset.csv"), "ROWS");
    Files.writeString(output.resolve("v2/more.csv"), "");
    assertThat(execute("2", "--verify")).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(out.toString())
        .contains("damaged  dataset.csv has the SHA-256 ", "unknown  more.csv has 0 bytes");

    Files.delete(output.resolve("v2/dataset.csv"));
    out.getBuffer().setLength(0);
    assertThat(execute("2", "--verify", "--json")).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(json().get("file_check").get("problems").findValuesAsText("kind"))
        .containsExactly("MISSING", "UNKNOWN");
  }

  @Test
  void versionsThatAreNotThereAreNamedWithThoseThatAre() {
    for (String name : new String[] {"4", "v0", "first", "99999999999"}) {
      assertThat(execute(name)).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString())
          .contains("VERSION '" + name + "'", "has the versions 1, 2, 3 (unfinished)");
    }
    assertThat(err.toString()).contains("'ci-enrich show --help' lists the options.");

    assertThat(execute("3", "--verify")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("it is not finished: it has no manifest");
    assertThat(execute("--verify")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--verify and --features are about one version");
  }

  @Test
  void anOutputWithoutVersionsIsWrongUsage() {
    String empty = "--output=" + output.resolve("v1");

    assertThat(run("show", empty)).isEqualTo(ExitCode.USAGE);
    assertThat(run("show", "latest", empty)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("has no versions", "no version is finished");
  }

  @Test
  void versionsThatAreNotFinishedCannotBeCompared() {
    assertThat(run("compare", "1", "3", "--output=" + output)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("VERSION '3': it is not finished", "'ci-enrich compare --help'");
  }

  @Test
  void identicalVersionsNeedNoTables() throws IOException {
    String[] arguments = {"compare", "v1", "latest", "--output=" + output, "--exitCode"};
    assertThat(run(arguments)).isZero();
    assertThat(out.toString())
        .contains("Version 1 of sample and version 2 of sample are identical.");
  }

  @Test
  void versionsThatDifferNeedTheirTablesInParquet() throws IOException {
    Path manifest = output.resolve("v2/manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("c".repeat(64), "d".repeat(64)));

    assertThat(run("compare", "1", "2", "--output=" + output)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("has no feature_vectors in Parquet");
  }

  private JsonNode json() throws IOException {
    return new JsonMapper().readTree(out.toString());
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of("show", "--output=" + output));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
