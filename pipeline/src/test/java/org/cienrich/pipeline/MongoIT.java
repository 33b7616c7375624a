package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.mongodb.MongoDbIO;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.bson.BsonDocument;
import org.cienrich.features.tables.Table;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.TableSchemas;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.VersionClaim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job with a MongoDB that fails now and then. */
class MongoIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMATS = "--formats=jsonl,mongo";

  @TempDir private Path folder;
  private final FlakyMongo mongo = new FlakyMongo();
  private SampleRuns runs;

  @BeforeEach
  void startForge() throws Exception {
    runs = new SampleRuns(folder);
  }

  @AfterEach
  void stop() {
    runs.close();
    mongo.close();
  }

  @Test
  void collectionsAreTheTablesWhateverTheParallelismAndTheFailures() throws Exception {
    Manifest one = run("one", "--targetParallelism=4");
    Manifest two = run("two", "--targetParallelism=1", "--cacheDir=" + folder.resolve("other"));

    assertThat(mongo.failures()).isPositive();
    assertThat(two.identity()).isEqualTo(one.identity());
    assertThat(one.counts().get("documents")).isEqualTo(one.counts().get("rows"));
    for (String table : one.counts().get("rows").keySet()) {
      List<SortedMap<String, Object>> documents = documents("one", table);
      assertThat(documents)
          .as(table)
          .containsExactlyInAnyOrderElementsOf(rows("one", table))
          .hasSize(Math.toIntExact(one.counts().get("rows").get(table)));
      assertThat(withoutVolatile(documents("two", table), table))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(withoutVolatile(documents, table));
    }
    assertThat(mongo.documents("versions"))
        .extracting(version -> version.getString("_id").getValue())
        .containsExactlyInAnyOrder("one/1", "two/1");
  }

  @Test
  void beamReadsWhatWasWritten() throws Exception {
    Manifest manifest = run("one");

    Pipeline pipeline = Pipeline.create();
    PAssert.that(
            pipeline
                .apply(
                    MongoDbIO.read()
                        .withUri(mongo.uri())
                        .withDatabase(FlakyMongo.DATABASE)
                        .withCollection("feature_vectors"))
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(document -> document.getString("_id"))))
        .containsInAnyOrder(
            rows("one", "feature_vectors").stream()
                .map(row -> "one/1/" + row.get("build_key"))
                .toList());
    pipeline.run().waitUntilFinish();
    assertThat(manifest.counts().get("documents").get("feature_vectors")).isPositive();
  }

  @Test
  void aFinishedRunIsMadeToCountIfItDoesNot() throws Exception {
    run("one");
    BsonDocument version = mongo.documents("versions").get(0);
    mongo.drop("versions");

    EnrichmentJob again = prepare("one");
    assertThat(again.claim().state()).isEqualTo(VersionClaim.State.FINISHED);
    again.startPublishing().orElseThrow().waitUntilFinish();
    assertThat(mongo.documents("versions")).containsExactly(version);

    mongo.drop("versions");
    mongo.drop("jobs");
    assertThatThrownBy(() -> again.startPublishing().orElseThrow().waitUntilFinish())
        .hasMessageContaining("Collection jobs has 0 documents of version one/1");
  }

  @Test
  void aRunWithoutDatabaseFailsAndLeavesNoVersion() throws Exception {
    Path uri = Files.writeString(folder.resolve("no-uri"), "mongodb://ci:topsecret");

    assertThatThrownBy(
            () -> runs.prepare("one", FORMATS, "--mongoUriFile=" + uri).start().waitUntilFinish())
        .hasMessageContaining("The MongoDB URI in file " + uri + " is none")
        .hasMessageNotContaining("topsecret");
    assertThat(runs.version("one").resolve(Manifest.FILE)).doesNotExist();
  }

  private Manifest run(String output, String... arguments) throws Exception {
    EnrichmentJob job = prepare(output, arguments);
    job.start().waitUntilFinish();
    return job.manifest().orElseThrow();
  }

  private EnrichmentJob prepare(String output, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(FORMATS, mongo.option(folder)));
    all.addAll(Arrays.asList(arguments));
    return runs.prepare(output, all.toArray(new String[0]));
  }

  /** Returns the documents of a dataset, without the fields that a row has not. */
  private List<SortedMap<String, Object>> documents(String dataset, String collection) {
    List<SortedMap<String, Object>> rows = new ArrayList<>();
    for (BsonDocument document : mongo.documents(collection)) {
      if (document.getString("dataset").getValue().equals(dataset)) {
        assertThat(document.remove("_id").asString().getValue()).startsWith(dataset + "/1/");
        assertThat(document.remove("version").asInt32().getValue()).isEqualTo(1);
        document.remove("dataset");
        document.remove("writing");
        rows.add(PlainCells.of(document));
      }
    }
    return rows;
  }

  private List<SortedMap<String, Object>> rows(String output, String table) throws Exception {
    Path version = runs.version(output);
    if (Files.isDirectory(version.resolve(table))) {
      return TableRows.of(version, table).stream().map(PlainCells::of).toList();
    }
    String name = table.equals("feature_vectors") ? "dataset" : table;
    List<SortedMap<String, Object>> rows = new ArrayList<>();
    try (Stream<String> lines = Files.lines(version.resolve(name + ".jsonl"))) {
      for (String line : lines.toList()) {
        rows.add(PlainCells.of(JSON.readTree(line)));
      }
    }
    return rows;
  }

  private static List<Map<String, Object>> withoutVolatile(
      List<SortedMap<String, Object>> rows, String table) {
    Set<String> isVolatile = new HashSet<>();
    Arrays.stream(Table.values())
        .filter(fixed -> fixed.tableName().equals(table))
        .flatMap(fixed -> TableSchemas.of(RecordLayout.of(fixed)).getFields().stream())
        .filter(field -> field.getObjectProp(TableSchemas.VOLATILE) != null)
        .forEach(field -> isVolatile.add(field.name()));
    List<Map<String, Object>> kept = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> copy = new TreeMap<>(row);
      copy.keySet().removeAll(isVolatile);
      kept.add(copy);
    }
    return kept;
  }
}
