package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.JsonCoder;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.RowFormat;
import org.cienrich.io.table.SampleVectors;
import org.cienrich.io.table.TableFiles;
import org.cienrich.io.table.TableOutput;
import org.cienrich.io.table.WriteDeadLetters;
import org.cienrich.io.table.WriteTables;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.table.WrittenPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteManifestTest {
  private static final Map<String, Long> COUNTS =
      Map.of("builds.found", 4L, "builds.not_found", 1L, "extraction.completed", 4L);

  @TempDir Path output;

  @Test
  void theManifestDescribesEveryFile() throws IOException {
    Manifest manifest = run(4, COUNTS, 1.0);

    assertThat(manifest.files())
        .extracting(WrittenFile::path)
        .containsExactly(
            "data_dictionary.json",
            "data_dictionary.md",
            "dataset.csv",
            "dataset.jsonl",
            "dead_letters.jsonl",
            "feature_vectors/part-00000.parquet");
    for (WrittenFile file : manifest.files()) {
      byte[] content = Files.readAllBytes(output.resolve("v1").resolve(file.path()));
      assertThat(file.bytes()).isEqualTo(content.length);
      assertThat(file.sha256()).isEqualTo(Sha256.of(content));
    }
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(manifest.files().size() + 1);
    }
  }

  @Test
  void theManifestTellsCountsFeaturesAndStatus() throws IOException {
    Manifest manifest = run(4, COUNTS, 1.0);

    assertThat(manifest.isProcessed()).isTrue();
    assertThat(manifest.counts().get("builds")).isEqualTo(Map.of("found", 4L, "not_found", 1L));
    assertThat(manifest.counts().get("rows"))
        .isEqualTo(Map.of("feature_vectors", 4L, "dead_letters", 1L));
    assertThat(manifest.features())
        .containsExactly(
            new Manifest.SelectedFeature("files_changed", 1),
            new Manifest.SelectedFeature("test_share", 2),
            new Manifest.SelectedFeature("tr_status", 1));
    assertThat(manifest.run().runId()).isEqualTo("run 1");
    assertThat(manifest.identity().parts().keySet())
        .containsExactlyInAnyOrder(
            "data_dictionary.json",
            "data_dictionary.md",
            "dataset.csv",
            "dataset.jsonl",
            "dead_letters.jsonl",
            "rows of dead_letters",
            "rows of feature_vectors");
  }

  @Test
  void writingAgainChangesNothing() throws IOException {
    run(4, COUNTS, 1.0);
    Map<String, String> before = contents();

    run(4, COUNTS, 1.0);

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void otherRowsHaveAnotherIdentity() throws IOException {
    String four = run(4, COUNTS, 1.0).identity().sha256();
    Map<String, Long> counts = Map.of("builds.found", 3L, "extraction.completed", 3L);

    assertThat(run(3, counts, 1.0).identity().sha256()).isNotEqualTo(four);
  }

  @Test
  void unequalCountsLeaveNoVersion() throws IOException {
    Map<String, Long> counts = Map.of("builds.found", 5L, "extraction.completed", 4L);

    assertThatThrownBy(() -> run(4, counts, 1.0))
        .hasMessageContaining("builds.found is 5, but rows.feature_vectors is 4");
    assertThat(Versions.list(output.toString())).isEmpty();
  }

  @Test
  void aFailedVersionSaysWhy() throws IOException {
    Map<String, Long> counts =
        Map.of("builds.found", 4L, "extraction.completed", 2L, "extraction.failed", 2L);

    Manifest manifest = run(4, counts, 0.25);

    assertThat(manifest.status()).isEqualTo("failed");
    assertThat(manifest.statusReason()).contains("2 of 4 builds failed");
  }

  @Test
  void leftoversOfDeadRunsAndRepeatedBundlesAreRemoved() throws IOException {
    Path folder = Files.createDirectories(output.resolve("v1/feature_vectors"));
    Path unfinished = Files.writeString(folder.resolve(".writing-0"), "half");
    Path other = Files.writeString(folder.resolve("part-00099.parquet"), "of other code");
    Path claim = Files.writeString(output.resolve("v1/run.json"), "{}");

    Manifest manifest = run(4, COUNTS, 1.0);

    assertThat(List.of(unfinished, other)).noneMatch(Files::exists);
    assertThat(claim).exists();
    assertThat(manifest.files())
        .allMatch(file -> Files.exists(output.resolve("v1/" + file.path())));
  }

  @Test
  void theDictionaryExplainsColumnsAndMissingValues() throws IOException {
    run(4, COUNTS, 1.0);

    ObjectMapper json = new ObjectMapper();
    JsonNode tables =
        json.readTree(output.resolve("v1/data_dictionary.json").toFile()).get("tables");
    assertThat(tables.get(0).get("columns").get(12))
        .isEqualTo(
            json.readTree(
                """
                {"name": "test_share", "type": "decimal", "unit": null,
                 "meaning": "Share of test files.", "category": "git_diff", "known_at": "trigger",
                 "range": "[0, 1]", "allowed_values": null, "decimals": 6,
                 "parameters": ["lookback_days"], "revision": 2, "citation": null,
                 "is_volatile": false,
                 "missing": {"rows": 2, "share": 0.5,
                             "reasons": {"NO_HISTORY": {"rows": 2, "share": 0.5}}}}
                """));
    assertThat(output.resolve("v1/data_dictionary.md"))
        .content()
        .contains(
            "| test_share | decimal |  | trigger | [0, 1] | 2 | lookback_days "
                + "| 50.0 %: 50.0 % NO_HISTORY | Share of test files. |\n")
        .contains(
            "| files_changed | integer | files | trigger | ≥ 0 | 1 | lookback_days "
                + "| 0.0 % | Files changed \\| counted once. |\n")
        .contains("| NO_HISTORY |")
        .contains("| lookback_days | integer | 90 | Days to look back. |");
  }

  @Test
  void aTableThatWasNotWrittenFailsTheVersion() {
    ManifestWriter writer =
        new ManifestWriter(
            output.toString(), SampleRuns.run(1), List.of(SampleVectors.LAYOUT), List.of(), 1.0);

    assertThatThrownBy(() -> writer.write(List.of(), Map.of(), Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Table feature_vectors was not written");
  }

  private Manifest run(int rows, Map<String, Long> counts, double maxFailedShare)
      throws IOException {
    Pipeline pipeline = Pipeline.create();
    String directory = output + "/v1/";
    PCollection<KV<Long, FeatureVectorRow>> vectors =
        pipeline.apply(
            "Vectors",
            Create.of(
                    LongStream.range(0, rows)
                        .mapToObj(i -> KV.of(i, SampleVectors.row((int) i)))
                        .toList())
                .withCoder(KvCoder.of(VarLongCoder.of(), SampleVectors.CODER)));
    PCollection<WrittenPart> tables =
        pipeline
            .apply(
                WriteTables.into(directory)
                    .and(
                        vectors,
                        TableOutput.of(SampleVectors.LAYOUT)
                            .as(
                                TableFiles.folder(RowFormat.PARQUET, "feature_vectors"),
                                TableFiles.flat(RowFormat.CSV, "dataset"),
                                TableFiles.flat(RowFormat.JSONL, "dataset"))))
            .get(WriteTables.PARTS);
    PCollection<WrittenPart> deadLetters =
        pipeline
            .apply(
                "DeadLetters",
                Create.of(new DeadLetter(2L, null, "read", "malformed", "No id.", "x"))
                    .withType(TypeDescriptor.of(DeadLetter.class))
                    .withCoder(JsonCoder.of(DeadLetter.class)))
            .apply(WriteDeadLetters.into(directory));
    PCollection<KV<String, Long>> counted =
        pipeline.apply(
            "Counts",
            Create.of(
                    counts.entrySet().stream()
                        .flatMap(
                            e ->
                                Stream.of(
                                    KV.of(e.getKey(), 1L), KV.of(e.getKey(), e.getValue() - 1)))
                        .toList())
                .withCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())));
    PCollectionList.of(Arrays.asList(tables, deadLetters))
        .apply(Flatten.pCollections())
        .apply(
            WriteManifest.of(
                    output.toString(),
                    SampleRuns.run(1),
                    List.of(SampleVectors.LAYOUT, RecordLayout.ofDeadLetters()),
                    counted)
                .withEqualCounts("builds.found", "rows.feature_vectors")
                .withMaxFailedShare(maxFailedShare));
    pipeline.run().waitUntilFinish();
    return Versions.read(directory).orElseThrow();
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
