package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing through a proxy that cuts connections. */
class LostConnectionsTest {
  private static final String COLLECTION = "jobs";
  private static final String PASSWORD = "s3cretPassw0rd";
  private static final String PATIENCE = "/?serverSelectionTimeoutMS=5000&heartbeatFrequencyMS=500";

  /** More than what only keeps a connection open, less than a batch. */
  private static final long LARGE = 40_000;

  @TempDir private Path folder;
  private final AtomicInteger pauses = new AtomicInteger();
  private final ScriptedMongo mongo = new ScriptedMongo();
  private CuttingProxy proxy;

  @BeforeEach
  void startProxy() throws IOException {
    proxy = new CuttingProxy(mongo.port());
  }

  @AfterEach
  void stop() throws InterruptedException {
    boolean allClosed = SharedClient.awaitAllClosed(Duration.ofSeconds(30));
    proxy.close();
    mongo.close();
    assertThat(allClosed).isTrue();
  }

  @Test
  void aRequestThatIsCutInItsMiddleIsMadeAgain() throws Exception {
    proxy.cutAfter(LARGE, 3);

    write(2500);

    assertThat(proxy.faultsLeft()).isZero();
    assertThat(pauses).hasValue(3);
    assertThatAllAreThereOnce(2500);
  }

  @Test
  void anAnswerThatIsLostMakesNoDocumentTwice() throws Exception {
    proxy.loseAnswersAfter(LARGE, 3);

    write(2500);

    assertThat(proxy.faultsLeft()).isZero();
    assertThat(pauses).hasValue(3);
    assertThat(mongo.bulkWrites()).isGreaterThanOrEqualTo(3 + 3);
    assertThatAllAreThereOnce(2500);
  }

  @Test
  void aServerThatComesUpLateIsWaitedFor() throws Exception {
    proxy.refuse(4);

    write(100);

    assertThat(proxy.faultsLeft()).isZero();
    assertThatAllAreThereOnce(100);
  }

  @Test
  void aServerThatNeverComesUpFailsTheWritingWithoutSecrets() throws Exception {
    int unused;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = closed.getLocalPort();
    }
    String uri =
        "mongodb://ci:" + PASSWORD + "@127.0.0.1:" + unused + "/?serverSelectionTimeoutMS=50";

    assertThatThrownBy(() -> write(uri, 3))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("3 documents of collection jobs could not be written")
        .hasMessageContaining("the first of them 0")
        .satisfies(LostConnectionsTest::tellsNoSecret);
    assertThat(pauses).hasValue(8);
  }

  @Test
  void credentialsThatAreRefusedFailAtOnceWithoutSecrets() {
    String uri = "mongodb://ci:" + PASSWORD + "@127.0.0.1:" + proxy.port() + PATIENCE;

    assertThatThrownBy(() -> write(uri, 3))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("does not accept the user and password of the URI")
        .satisfies(LostConnectionsTest::tellsNoSecret);
    assertThat(pauses).hasValue(0);
  }

  private static void tellsNoSecret(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      assertThat(t.toString()).doesNotContain(PASSWORD).doesNotContain("mongodb://");
    }
  }

  private void write(int documents) throws IOException {
    write("mongodb://127.0.0.1:" + proxy.port() + PATIENCE, documents);
  }

  private void write(String uri, int documents) throws IOException {
    MongoVersion version = new MongoVersion(mongo.target(folder, uri), "sample", 1, "run");
    try (VersionDatabase database =
        VersionDatabase.open(version, millis -> pauses.incrementAndGet())) {
      BulkWriter writer = database.writer(COLLECTION);
      for (int i = 0; i < documents; i++) {
        writer.add(
            new RawBsonDocument(
                BsonDocument.parse(
                    "{_id: '%d', text: 'more than a hundred bytes, so that a batch is larger than what keeps a connection open: %d'}"
                        .formatted(i, i)),
                new BsonDocumentCodec()));
      }
      writer.flush();
    }
  }

  private void assertThatAllAreThereOnce(int documents) {
    List<String> ids =
        mongo.documents(COLLECTION).stream()
            .map(document -> document.getString("_id").getValue())
            .toList();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, documents).mapToObj(Integer::toString).toList());
  }
}
