package org.cienrich.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.git.DiffFeatures;
import org.cienrich.features.scan.TrivyFeatures;
import org.cienrich.io.export.ExportRequest.Publication;
import org.cienrich.io.export.prepare.Preparation;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.CsvStyle;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.WrittenVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final List<TableColumn> COLUMNS =
      FeatureVectorLayout.of(
              () ->
                  List.of(
                      WorkflowFeatures.TR_STATUS,
                      WorkflowFeatures.TR_DURATION,
                      DiffFeatures.GIT_DIFF_SRC_CHURN,
                      TrivyFeatures.TRIVY_SECRETS_COUNT))
          .columns();

  @TempDir Path output;
  private Manifest manifest;
  private StoredTable table;

  @BeforeEach
  void writeVersion() throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row(i));
    }
    manifest = WrittenVersion.of(output, 1, COLUMNS, List.of(rows));
    table = StoredTable.open(output.toString(), 1, StoredTable.FEATURE_VECTORS);
  }

  /** Every tenth row failed, every other has no churn; a row a day. */
  private static List<@Nullable Object> row(int number) {
    Instant at = START.plusSeconds(86_400L * number);
    return SampleRows.row(
        "github_actions/1/" + number + "/1",
        number % 3 == 0 ? "Some/One" : "other/two",
        "github_actions",
        Integer.toString(number),
        1L,
        "c" + number,
        "c" + number,
        at,
        at,
        at.plusSeconds(60),
        number % 10 == 0 ? "failed" : "completed",
        number % 4 == 0 ? "failed" : "passed",
        (long) number,
        number % 2 == 0 ? null : (long) number,
        3L,
        number % 2 == 0 ? "{\"git_diff_src_churn\":\"NO_HISTORY\"}" : "{}");
  }

  @Test
  void identityColumnsComeFirstAndReasonsLast() {
    assertThat(ExportColumns.select(COLUMNS, null, true))
        .isEqualTo(COLUMNS.stream().map(TableColumn::name).toList());
    assertThat(ExportColumns.select(COLUMNS, "trivy_secrets_count, category:git_diff", true))
        .startsWith("build_key", "repo")
        .endsWith("git_diff_src_churn", "trivy_secrets_count", "missing_reasons")
        .doesNotContain("tr_status");
    assertThat(ExportColumns.select(COLUMNS, "all", false)).endsWith("trivy_secrets_count");
    assertThat(ExportColumns.select(COLUMNS, "template:travistorrent-full", false))
        .contains("tr_status", "git_diff_src_churn");
  }

  @Test
  void columnsThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> ExportColumns.select(COLUMNS, "tr_statsu,gh_team_size", true))
        .isInstanceOf(InvalidSelectionException.class)
        .hasMessageContaining("'tr_statsu' (did you mean tr_status?)")
        .hasMessageContaining("The version has no feature gh_team_size");
    assertThatThrownBy(() -> ExportColumns.select(COLUMNS, "", true))
        .hasMessageContaining("No feature is selected");
  }

  @Test
  void everyCriterionChoosesRows() throws IOException {
    assertThat(chosen(RowCriteria.ALL)).isEqualTo(100);
    assertThat(
            chosen(new RowCriteria(Set.of("completed", "partial"), Set.of(), Set.of(), null, null)))
        .isEqualTo(90);
    assertThat(chosen(new RowCriteria(Set.of(), Set.of("failed"), Set.of(), null, null)))
        .isEqualTo(25);
    assertThat(chosen(new RowCriteria(Set.of(), Set.of(), Set.of("some/one"), null, null)))
        .isEqualTo(34);
    assertThat(chosen(new RowCriteria(Set.of(), Set.of(), Set.of("some/*"), null, null)))
        .isEqualTo(34);
    Instant from = START.plusSeconds(86_400);
    assertThat(
            chosen(new RowCriteria(Set.of(), Set.of(), Set.of(), from, START.plusSeconds(259_200))))
        .isEqualTo(2);
    RowCriteria failed = new RowCriteria(Set.of(), Set.of("failed"), Set.of(), null, null);
    assertThat(failed.problems(COLUMNS)).isEmpty();
    assertThat(failed.problems(COLUMNS.subList(0, 3)))
        .containsExactly("The version has no column tr_status to choose rows by");
  }

  @Test
  void filesAreDescribedExactly() throws IOException {
    ExportResult result = export(ExportFormat.CSV, Preparation.NONE, "a", false);

    assertThat(result.data()).hasSize(1);
    byte[] data = Files.readAllBytes(output.resolve("a/data.csv"));
    assertThat(result.data().get(0).sha256()).isEqualTo(Sha256.of(data));
    assertThat(result.data().get(0).bytes()).isEqualTo(data.length);
    assertThat(result.data().get(0).rows()).isEqualTo(90);
    assertThat(names("a"))
        .containsExactly(
            "croissant.json", "data.csv", "data_dictionary.json", "data_dictionary.md");
    JsonNode dictionary = json("a/data_dictionary.json");
    assertThat(dictionary.at("/export/chosen/extraction_status/0").asText()).isEqualTo("completed");
    assertThat(dictionary.at("/export/guarded/undo").asText()).contains("apostrophe");
    assertThat(dictionary.at("/tables/0/rows").asLong()).isEqualTo(90);
    JsonNode churn = column(dictionary, "git_diff_src_churn");
    assertThat(churn.at("/missing/rows").asLong()).isEqualTo(40);
    assertThat(churn.at("/missing/reasons/NO_HISTORY/rows").asLong()).isEqualTo(40);
    assertThat(column(dictionary, "tr_status").at("/missing/rows").asLong()).isZero();
    assertThat(output.resolve("a/data_dictionary.md"))
        .content()
        .contains("| git_diff_src_churn |", "44.4 % NO_HISTORY", "## Export", "apostrophe");
  }

  @Test
  void croissantNamesFilesFieldsAndOrigin() throws IOException {
    export(ExportFormat.PARQUET, Preparation.NONE, "a", false);

    JsonNode croissant = json("a/croissant.json");
    assertThat(croissant.get("conformsTo").asText())
        .isEqualTo("http://mlcommons.org/croissant/1.1");
    assertThat(croissant.at("/distribution/0/sha256").asText())
        .isEqualTo(Sha256.of(Files.readAllBytes(output.resolve("a/data.parquet"))));
    assertThat(croissant.at("/recordSet/0/field")).hasSameSizeAs(COLUMNS);
    Map<String, String> types = new TreeMap<>();
    croissant
        .at("/recordSet/0/field")
        .forEach(field -> types.put(field.get("name").asText(), field.get("dataType").asText()));
    assertThat(types)
        .containsEntry("triggered_at", "sc:DateTime")
        .containsEntry("attempt", "sc:Integer")
        .containsEntry("tr_status", "sc:Text");
    assertThat(croissant.at("/prov:wasDerivedFrom/0/@id").asText())
        .endsWith(manifest.identity().sha256());
    assertThat(croissant.get("license").asText()).isEqualTo("https://example.org/license");
    Set<String> terms = Set.of("cr", "dct", "prov", "sc");
    JsonNode context = croissant.get("@context");
    terms.forEach(term -> assertThat(context.has(term)).isTrue());
    assertThat(context.get("recordSet").asText()).isEqualTo("cr:recordSet");
  }

  @Test
  void parquetIsReadBackAsItWas() throws IOException {
    export(ExportFormat.PARQUET, Preparation.NONE, "a", false);

    List<List<@Nullable Object>> rows = new ArrayList<>();
    byte[] data = Files.readAllBytes(output.resolve("a/data.parquet"));
    new ParquetPart(
            output.resolve("a/data.parquet").toString(),
            new WrittenFile("data.parquet", 90, data.length, ""))
        .forEach(COLUMNS, rows::add);
    assertThat(rows)
        .isEqualTo(
            IntStream.range(0, 100).filter(i -> i % 10 != 0).mapToObj(ExporterTest::row).toList());
  }

  @Test
  void partsOfASplitHaveAFileEach() throws IOException {
    Preparation preparation =
        Preparation.parse(Map.of("split", "time", "shares", "0.5,0.5", "missing", "impute"));
    ExportResult result = export(ExportFormat.JSONL, preparation, "a", false);

    assertThat(result.data())
        .extracting(file -> file.path())
        .containsExactly("train.jsonl", "test.jsonl");
    long rows = 0;
    for (String name : List.of("a/train.jsonl", "a/test.jsonl")) {
      for (String line : Files.readAllLines(output.resolve(name))) {
        assertThat(new ObjectMapper().readTree(line).get("git_diff_src_churn").isNull()).isFalse();
        rows++;
      }
    }
    assertThat(rows)
        .isBetween(80L, 90L)
        .isEqualTo(result.data().get(0).rows() + result.data().get(1).rows());
    assertThat(json("a/preparation.json").at("/options/split").asText()).isEqualTo("time");
    assertThat(json("a/croissant.json").get("recordSet")).hasSize(2);
    assertThat(
            column(json("a/data_dictionary.json"), "git_diff_src_churn")
                .at("/missing/rows")
                .asLong())
        .isZero();
  }

  @Test
  void nothingIsOverwrittenUnlessAskedFor() throws IOException {
    export(ExportFormat.CSV, Preparation.NONE, "a", false);
    Files.writeString(output.resolve("a/notes.txt"), "mine");

    assertThatThrownBy(() -> export(ExportFormat.JSON, Preparation.NONE, "a", false))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("data.csv")
        .hasMessageContaining("--overwrite");
    assertThat(output.resolve("a/data.csv")).exists();

    export(ExportFormat.JSON, Preparation.NONE, "a", true);
    assertThat(names("a"))
        .containsExactly(
            "croissant.json",
            "data.json",
            "data_dictionary.json",
            "data_dictionary.md",
            "notes.txt");
  }

  @Test
  void aFailureLeavesWhatWasThere() throws IOException {
    export(ExportFormat.CSV, Preparation.NONE, "a", false);
    Path part = output.resolve("v1/feature_vectors/part-00000.parquet");
    byte[] content = Files.readAllBytes(part);
    for (int i = content.length / 4; i < content.length / 2; i++) {
      content[i] = 0;
    }
    Files.write(part, content);

    assertThatThrownBy(() -> export(ExportFormat.CSV, Preparation.NONE, "a", true))
        .hasMessageContaining("part-00000.parquet");
    assertThat(names("a"))
        .containsExactly(
            "croissant.json", "data.csv", "data_dictionary.json", "data_dictionary.md");
  }

  @Test
  void progressIsShownOfEveryReading() throws IOException {
    List<String> shown = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      rows.add(row(i));
    }
    manifest = WrittenVersion.of(output, 2, COLUMNS, List.of(rows));
    table = StoredTable.open(output.toString(), 2, StoredTable.FEATURE_VECTORS);
    Exporter.run(
        request(ExportFormat.CSV, Preparation.NONE, "a", false, RowCriteria.ALL),
        table,
        (phrase, done, total) -> shown.add(phrase + " " + done + "/" + total));

    assertThat(shown).containsExactly("Rows exported 1000/2500", "Rows exported 2000/2500");
  }

  @Test
  void theFirstRowsAreThoseOfTheExport() throws IOException {
    FirstRows rows = FirstRows.of(table, List.of("build_id", "tr_status"), RowCriteria.ALL, 2);

    assertThat(rows.rows()).containsExactly(List.of("0", "failed"), List.of("1", "passed"));
    assertThat(FirstRows.of(table, List.of("build_id"), RowCriteria.ALL, 1000).rows()).hasSize(100);
  }

  private long chosen(RowCriteria criteria) throws IOException {
    long[] rows = {0};
    ChosenRows.of(table, List.of("build_key"), criteria).forEach(cells -> rows[0]++);
    return rows[0];
  }

  private ExportResult export(
      ExportFormat format, Preparation preparation, String to, boolean overwrite)
      throws IOException {
    RowCriteria criteria =
        new RowCriteria(Set.of("completed", "partial"), Set.of(), Set.of(), null, null);
    return Exporter.run(
        request(format, preparation, to, overwrite, criteria), table, ExportProgress.NONE);
  }

  private ExportRequest request(
      ExportFormat format,
      Preparation preparation,
      String to,
      boolean overwrite,
      RowCriteria criteria) {
    return new ExportRequest(
        output.toString(),
        manifest,
        ExportColumns.select(COLUMNS, null, true),
        criteria,
        preparation,
        format,
        new CsvStyle("", true),
        output.resolve(to).toString(),
        overwrite,
        new Publication("https://example.org/license", "A Group", null));
  }

  private List<String> names(String directory) throws IOException {
    try (Stream<Path> files = Files.list(output.resolve(directory))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(output.resolve(path).toFile());
  }

  private static JsonNode column(JsonNode dictionary, String name) {
    for (JsonNode column : dictionary.at("/tables/0/columns")) {
      if (column.get("name").asText().equals(name)) {
        return column;
      }
    }
    throw new AssertionError("No column " + name);
  }
}
