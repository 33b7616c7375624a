package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.values.KV;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.StoredRows;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole versions, by pipelines. */
class MongoVersionTest {
  @TempDir private Path folder;
  private final ScriptedMongo mongo = new ScriptedMongo();
  private MongoTarget target;

  @BeforeEach
  void nameServer() throws IOException {
    target = mongo.target(folder, mongo.uri());
  }

  @AfterEach
  void stopServer() throws InterruptedException {
    boolean allClosed = SharedClient.awaitAllClosed(Duration.ofSeconds(30));
    mongo.close();
    assertThat(allClosed).isTrue();
  }

  @Test
  void everyRowIsADocumentAndTheVersionCountsThem() throws Exception {
    Manifest manifest = run("run", 1, SampleVersion.rows(100), SampleVersion.letters(3));

    assertThat(manifest.counts().get(MongoVersion.COUNTS))
        .isEqualTo(Map.of("audit", 100L, "dead_letters", 3L));
    assertThat(mongo.documents("audit")).hasSize(100);
    assertThat(keys("audit")).hasSize(100);
    assertThat(mongo.documents("dead_letters")).hasSize(3);
    BsonDocument version = mongo.documents("versions").get(0);
    assertThat(version)
        .containsEntry("_id", new BsonString("sample/1"))
        .containsEntry("dataset", new BsonString("sample"))
        .containsEntry("version", new BsonInt32(1))
        .containsEntry("status", new BsonString("processed"))
        .doesNotContainKeys("status_reason", "parent_version");
    assertThat(version.getDateTime("started_at").getValue()).isEqualTo(1714521600000L);
    assertThat(version.getDocument("counts").getDocument(MongoVersion.COUNTS))
        .containsEntry("audit", new BsonInt64(100));
    assertThat(version.getDocument("identity").getString("sha256").getValue())
        .isEqualTo(manifest.identity().sha256());
  }

  @Test
  void aTableWithoutRowsHasAnEmptyCollectionWithIndexes() throws Exception {
    Manifest manifest = run("run", 1, List.of(), List.of());

    assertThat(manifest.counts().get(MongoVersion.COUNTS))
        .isEqualTo(Map.of("audit", 0L, "dead_letters", 0L));
    List<String> indexes = new ArrayList<>();
    mongo
        .client()
        .getDatabase(ScriptedMongo.DATABASE)
        .getCollection("audit")
        .listIndexes()
        .forEach(index -> indexes.add(index.get("key").toString()));
    assertThat(indexes)
        .contains("Document{{dataset=1, version=1, key=1, step=1}}")
        .contains("Document{{dataset=1, version=1, step=1, outcome=1}}");
  }

  @Test
  void writingAgainReplacesAndVersionsLiveSideBySide() throws Exception {
    run("run", 1, SampleVersion.rows(50), SampleVersion.letters(2));
    List<BsonDocument> before = withoutWriting(mongo.documents("audit"));
    run("run", 1, SampleVersion.rows(50), SampleVersion.letters(2));
    assertThat(withoutWriting(mongo.documents("audit")))
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(mongo.documents("dead_letters")).hasSize(2);

    run("other", 2, SampleVersion.rows(20), SampleVersion.letters(1));
    assertThat(mongo.documents("audit")).hasSize(70);
    assertThat(mongo.documents("versions")).hasSize(2);
  }

  @Test
  void whatADiedAttemptLeftIsGone() throws Exception {
    MongoVersion version = new MongoVersion(target, "sample", 1, "run");
    try (StoredRows died = version.store().open(SampleVersion.LAYOUT)) {
      for (KV<Long, AuditRow> row : SampleVersion.rows(30)) {
        died.write(SampleVersion.LAYOUT.cells(row.getValue()));
      }
      died.complete();
    }
    try (StoredRows died = version.store().open(RecordLayout.ofDeadLetters())) {
      died.write(
          RecordLayout.ofDeadLetters()
              .cells(new DeadLetter(1L, null, "git", "timeout", "After 61 s.", null)));
      died.complete();
    }
    assertThat(mongo.documents("audit")).hasSize(30);
    assertThat(mongo.documents("versions")).isEmpty();

    run("run", 1, SampleVersion.rows(20), SampleVersion.letters(1));

    assertThat(mongo.documents("audit")).hasSize(20);
    assertThat(mongo.documents("dead_letters"))
        .singleElement()
        .matches(letter -> letter.getString("reason").getValue().equals("malformed"));
  }

  @Test
  void aVersionOfAnotherRunIsNotOverwritten() throws Exception {
    run("run", 1, SampleVersion.rows(10), SampleVersion.letters(1));

    assertThatThrownBy(() -> run("other", 1, SampleVersion.rows(5), SampleVersion.letters(1)))
        .hasMessageContaining("Database test has version 1 of dataset sample already, by run run;")
        .hasMessageContaining("--datasetName");
    assertThat(mongo.documents("audit")).hasSize(10);
  }

  @Test
  void aFailedVersionIsTakenBackBeforeItIsWrittenAgain() throws Exception {
    run("run", 1, SampleVersion.rows(10), SampleVersion.letters(1));
    mongo
        .client()
        .getDatabase(ScriptedMongo.DATABASE)
        .getCollection("versions")
        .updateOne(
            Filters.eq("_id", "sample/1"),
            new BsonDocument("$set", new BsonDocument("status", new BsonString("failed"))));

    new MongoVersion(target, "sample", 1, "run").store().open(SampleVersion.LAYOUT).close();

    assertThat(mongo.documents("versions")).isEmpty();
  }

  @Test
  void aVersionWhoseDocumentsAreLostDoesNotCount() throws Exception {
    Manifest manifest = run("run", 1, SampleVersion.rows(10), SampleVersion.letters(1));
    var database = mongo.client().getDatabase(ScriptedMongo.DATABASE);
    database.getCollection("versions").drop();
    try (VersionDatabase again =
        VersionDatabase.open(new MongoVersion(target, "sample", 1, "run"))) {
      again.publish(
          manifest,
          Optional.of(
              "{\"quality\": {\"correlations\": {\"names\": [\"a\"], \"pearson\": [[1.0]]}}}"));
      assertThat(mongo.documents("versions")).hasSize(1);
      assertThat(mongo.documents("quality").get(0))
          .containsEntry("_id", new BsonString("sample/1"))
          .containsEntry("dataset", new BsonString("sample"))
          .containsEntry(
              "quality",
              BsonDocument.parse(
                  "{\"correlations\": {\"names\": [\"a\"], \"pearson\": [{\"values\": [1.0]}]}}"));

      database.getCollection("versions").drop();
      database.getCollection("audit").deleteOne(new BsonDocument());
      assertThatThrownBy(() -> again.publish(manifest, Optional.empty()))
          .isInstanceOf(MongoSinkException.class)
          .hasMessageContaining(
              "Collection audit has 9 documents of version sample/1, but 10 were written");
    }
    assertThat(mongo.documents("versions")).isEmpty();
  }

  @Test
  void lostDocumentsLeaveNoManifest() {
    mongo.answer(
        command -> {
          if (command.equals("update")) {
            mongo
                .client()
                .getDatabase(ScriptedMongo.DATABASE)
                .getCollection("audit")
                .deleteMany(Filters.eq("key", "key 3"));
          }
          return null;
        });

    assertThatThrownBy(() -> run("run", 1, SampleVersion.rows(10), SampleVersion.letters(1)))
        .hasMessageContaining("documents.audit is 9, but rows.audit is 10");
    assertThat(mongo.documents("versions")).isEmpty();
    assertThat(folder.resolve("v1/manifest.json")).doesNotExist();
  }

  @Test
  void aRefusedDocumentFailsTheRunByName() {
    mongo.refuse(id -> id.equals("sample/1/key 3/features") ? 121 : ScriptedMongo.NONE);

    assertThatThrownBy(() -> run("run", 1, SampleVersion.rows(10), SampleVersion.letters(1)))
        .hasMessageContaining(
            "Document sample/1/key 3/features of collection audit was refused: error 121");
    assertThat(folder.resolve("v1/manifest.json")).doesNotExist();
  }

  private Manifest run(
      String runId, int version, List<KV<Long, AuditRow>> rows, List<DeadLetter> letters)
      throws IOException {
    return SampleVersion.write(folder, target, runId, version, rows, letters);
  }

  private Set<String> keys(String collection) {
    Set<String> keys = new TreeSet<>();
    mongo.documents(collection).forEach(row -> keys.add(row.getString("key").getValue()));
    return keys;
  }

  private static List<BsonDocument> withoutWriting(List<BsonDocument> documents) {
    for (BsonDocument document : documents) {
      BsonValue writing = document.remove("writing");
      assertThat(writing).isNotNull();
    }
    return documents;
  }
}
