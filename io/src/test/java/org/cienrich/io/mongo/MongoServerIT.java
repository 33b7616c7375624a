package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.cienrich.features.tables.CommitScanRow;
import org.cienrich.features.tables.Table;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.StoredRows;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server, whose URI is in the file {@code uri} of the folder that {@code CI_ENRICH_MONGODB}
 * names; {@code .ci/mongodb} starts one.
 */
class MongoServerIT {
  private final String database = "ci_enrich_" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private Path folder;
  private ConnectionString uri;
  private MongoClient client;
  private CuttingProxy proxy;
  private MongoTarget target;

  @BeforeEach
  void connect() throws Exception {
    String server = System.getenv("CI_ENRICH_MONGODB");
    assumeTrue(server != null && !server.isBlank(), "CI_ENRICH_MONGODB names no server");
    uri = new ConnectionString(Files.readString(Path.of(server, "uri")).strip());
    client = MongoClients.create(uri);
    int port = Integer.parseInt(uri.getHosts().get(0).replaceFirst(".*:", ""));
    proxy = new CuttingProxy(port);
    String through = "mongodb://127.0.0.1:" + proxy.port() + "/?heartbeatFrequencyMS=500";
    target =
        new MongoTarget(database, Files.writeString(folder.resolve("uri"), through).toString());
  }

  @AfterEach
  void drop() {
    if (client != null) {
      client.getDatabase(database).drop();
      client.close();
      proxy.close();
    }
  }

  @Test
  void cutConnectionsAndLostAnswersLoseAndDoubleNothing() throws Exception {
    proxy.cutAfter(6_000, 2);
    Manifest first = write(400);
    assertThat(proxy.faultsLeft()).isZero();
    assertThatAllAreThereOnce(400);

    proxy.loseAnswersAfter(6_000, 2);
    Manifest again = write(400);
    assertThat(proxy.faultsLeft()).isZero();
    assertThatAllAreThereOnce(400);
    assertThat(again.identity()).isEqualTo(first.identity());

    write(100);
    assertThatAllAreThereOnce(100);
    assertThat(documents("versions"))
        .singleElement()
        .matches(version -> version.getString("status").getValue().equals("processed"));
  }

  @Test
  void documentsComeBackAsTheyWereMade() throws Exception {
    RecordLayout<CommitScanRow> layout = RecordLayout.of(Table.COMMIT_SCANS, CommitScanRow.class);
    CommitScanRow row =
        new CommitScanRow(
            "42",
            "c0ffee",
            "trivy",
            "beef",
            "completed",
            "{\"a.b\":{\"$set\":[1,2.5,null,true,\"x\"]}}",
            null,
            null,
            "[]",
            3,
            "0.74",
            1.5);
    MongoVersion version = new MongoVersion(target, "sample", 1, "run");
    try (StoredRows rows = version.store().open(layout)) {
      rows.write(layout.cells(row));
      rows.complete();
    }

    BsonDocument found = documents("commit_scans").get(0);
    String writing = found.getString("writing").getValue();
    assertThat(found).isEqualTo(new RowDocuments(version, layout, writing).of(layout.cells(row)));
    assertThat(found.getDocument("metrics").getDocument("a%2Eb")).containsKey("%24set");
  }

  @Test
  void theKeyOfATableIsUnique() throws Exception {
    write(3);
    MongoCollection<BsonDocument> audit = collection("audit");
    BsonDocument copy = documents("audit").get(0);
    copy.put("_id", new BsonString("another"));

    assertThatThrownBy(() -> audit.insertOne(copy))
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            refused -> assertThat(refused.getCode()).isEqualTo(Failures.DUPLICATE_KEY));
    assertThat(audit.countDocuments(Filters.eq("version", 1))).isEqualTo(3);
  }

  private Manifest write(int rows) throws Exception {
    return SampleVersion.write(
        folder, target, "run", 1, SampleVersion.rows(rows), SampleVersion.letters(3));
  }

  private void assertThatAllAreThereOnce(int rows) {
    TreeSet<String> keys = new TreeSet<>();
    documents("audit").forEach(row -> keys.add(row.getString("key").getValue()));
    assertThat(keys).hasSize(rows);
    assertThat(documents("audit")).hasSize(rows);
    assertThat(documents("dead_letters")).hasSize(3);
  }

  private List<BsonDocument> documents(String collection) {
    return collection(collection).find().into(new ArrayList<>());
  }

  private MongoCollection<BsonDocument> collection(String name) {
    return client.getDatabase(database).getCollection(name, BsonDocument.class);
  }
}
