package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkWriterTest {
  private static final String COLLECTION = "jobs";
  private static final int VALIDATION_FAILED = 121;

  private final ScriptedMongo mongo = new ScriptedMongo();
  private final AtomicInteger pauses = new AtomicInteger();
  private BulkWriter writer;

  @BeforeEach
  void openCollection() {
    writer =
        new BulkWriter(
            mongo
                .client()
                .getDatabase(ScriptedMongo.DATABASE)
                .getCollection(COLLECTION, RawBsonDocument.class),
            new Retries(millis -> pauses.incrementAndGet()));
  }

  @AfterEach
  void stopServer() {
    mongo.close();
  }

  @Test
  void documentsAreWrittenInBoundedBatchesAndReplaced() throws Exception {
    write(2500, 1);
    assertThat(mongo.bulkWrites()).isEqualTo(3);
    assertThat(valuesById()).hasSize(2500).containsValue(1).doesNotContainValue(2);

    write(2500, 2);
    assertThat(valuesById()).hasSize(2500).containsValue(2).doesNotContainValue(1);
  }

  @Test
  void largeDocumentsAreWrittenInSmallBatches() throws Exception {
    for (int i = 0; i < 5; i++) {
      writer.add(document("large " + i, 3 << 20));
    }
    writer.flush();

    assertThat(mongo.bulkWrites()).isEqualTo(3);
    assertThat(mongo.documents(COLLECTION)).hasSize(5);
  }

  @Test
  void aDocumentThatNoServerTakesIsNamed() {
    assertThatThrownBy(() -> writer.add(document("sample/1/x", BulkWriter.MAX_DOCUMENT_BYTES)))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageMatching(
            "Document sample/1/x of collection jobs has 167772\\d\\d bytes, but MongoDB takes 16777216 at most");
  }

  @Test
  void whatIsRefusedForTheMomentIsWrittenAgainAlone() throws Exception {
    Map<String, Integer> attempts = new ConcurrentHashMap<>();
    List<Integer> codes = List.of(91, 189, 11600, Failures.DUPLICATE_KEY, 16500);
    mongo.refuse(
        id -> {
          int number = Integer.parseInt(id);
          int attempt = attempts.merge(id, 1, Integer::sum);
          return attempt <= number % 4 ? codes.get(number % codes.size()) : ScriptedMongo.NONE;
        });

    write(1000, 1);

    assertThat(valuesById()).hasSize(1000);
    assertThat(mongo.bulkWrites()).isEqualTo(4);
    assertThat(pauses).hasValue(3);
    attempts.forEach((id, times) -> assertThat(times).isEqualTo(Integer.parseInt(id) % 4 + 1));
  }

  @Test
  void manyRoundsAreFineAsLongAsEachWritesSomething() throws Exception {
    AtomicInteger allowed = new AtomicInteger();
    mongo.refuse(id -> Integer.parseInt(id) < allowed.get() ? ScriptedMongo.NONE : 91);
    mongo.answer(
        command -> {
          if (command.equals("update")) {
            allowed.incrementAndGet();
          }
          return null;
        });

    write(30, 1);

    assertThat(valuesById()).hasSize(30);
    assertThat(mongo.bulkWrites()).isEqualTo(31);
  }

  @Test
  void aDocumentThatIsRefusedForGoodFailsByName() {
    mongo.refuse(id -> id.equals("7") ? VALIDATION_FAILED : id.equals("3") ? 91 : 0);

    assertThatThrownBy(() -> write(10, 1))
        .isInstanceOf(MongoSinkException.class)
        .hasMessage("Document 7 of collection jobs was refused: error 121: refused by the test");
    assertThat(pauses).hasValue(0);
    assertThat(mongo.documents(COLLECTION)).hasSize(8);
  }

  @Test
  void patienceEnds() {
    mongo.refuse(id -> id.equals("7") ? 91 : ScriptedMongo.NONE);

    assertThatThrownBy(() -> write(10, 1))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("1 documents of collection jobs could not be written")
        .hasMessageContaining("the first of them 7")
        .hasMessageContaining("error 91: refused by the test");
    assertThat(pauses).hasValueBetween(8, 10);
  }

  @Test
  void whatTheMajorityDoesNotConfirmIsWrittenAgain() throws Exception {
    AtomicInteger unconfirmed = new AtomicInteger(2);
    mongo.answer(
        command ->
            command.equals("update") && unconfirmed.getAndDecrement() > 0
                ? new Document("ok", 1.0)
                    .append("n", 10)
                    .append("nModified", 10)
                    .append(
                        "writeConcernError",
                        new Document("code", 64).append("errmsg", "waiting for replication"))
                : null);

    write(10, 1);

    assertThat(valuesById()).hasSize(10);
    assertThat(mongo.bulkWrites()).isEqualTo(3);
  }

  @Test
  void aServerThatGoesDownIsAskedAgain() throws Exception {
    AtomicInteger down = new AtomicInteger(2);
    mongo.answer(
        command ->
            command.equals("update") && down.getAndDecrement() > 0
                ? new Document("ok", 0.0).append("code", 91).append("errmsg", "shutting down")
                : null);

    write(10, 1);

    assertThat(valuesById()).hasSize(10);
  }

  @Test
  void aCommandThatIsNotAllowedFailsAtOnce() {
    mongo.answer(
        command ->
            command.equals("update")
                ? new Document("ok", 0.0).append("code", 13).append("errmsg", "not authorized")
                : null);

    assertThatThrownBy(() -> write(10, 1))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("10 documents, the first of them 0, could not be written")
        .hasMessageContaining("collection jobs: error 13")
        .hasMessageContaining("not authorized");
    assertThat(mongo.bulkWrites()).isEqualTo(1);
  }

  @Test
  void anAnswerThatCountsTooFewIsNoSuccess() {
    mongo.answer(
        command ->
            command.equals("update")
                ? new Document("ok", 1.0).append("n", 9).append("nModified", 9)
                : null);

    assertThatThrownBy(() -> write(10, 1))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("written 9 of 10 documents into collection jobs");
  }

  @Test
  void anAnswerThatIsNoneFailsTheWriting() {
    mongo.answer(
        command -> command.equals("update") ? new Document("ok", 1.0).append("x", 9) : null);

    assertThatThrownBy(() -> write(10, 1))
        .isInstanceOf(MongoSinkException.class)
        .hasMessageContaining("10 documents, the first of them 0")
        .hasMessageContaining("collection jobs");
  }

  private void write(int documents, int value) throws MongoSinkException {
    for (int i = 0; i < documents; i++) {
      writer.add(
          raw(
              new BsonDocument("_id", new BsonString("" + i))
                  .append("value", new BsonInt32(value))));
    }
    writer.flush();
  }

  private Map<String, Integer> valuesById() {
    Map<String, Integer> values = new ConcurrentHashMap<>();
    for (BsonDocument document : mongo.documents(COLLECTION)) {
      assertThat(
              values.put(
                  document.getString("_id").getValue(), document.getInt32("value").getValue()))
          .isNull();
    }
    assertThat(values.keySet())
        .containsAll(IntStream.range(0, values.size()).mapToObj(Integer::toString).toList());
    return values;
  }

  private static RawBsonDocument document(String id, int bytes) {
    return raw(
        new BsonDocument("_id", new BsonString(id)).append("x", new BsonBinary(new byte[bytes])));
  }

  private static RawBsonDocument raw(BsonDocument document) {
    return new RawBsonDocument(document, new BsonDocumentCodec());
  }
}
