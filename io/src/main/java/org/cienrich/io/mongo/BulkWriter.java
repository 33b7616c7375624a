package org.cienrich.io.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.BackOff;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Puts documents into a collection, each in place of the one with its {@code _id}, many at once.
 * What fails for the moment is repeated, and nothing else: of a batch only what was not written, or
 * all of it where no answer came or the majority did not confirm. A document that the server
 * refuses fails the writing. Not thread-safe.
 */
final class BulkWriter {
  static final int MAX_DOCUMENTS = 1000;
  static final int MAX_BYTES = 8 << 20;

  /** What MongoDB takes as one document. */
  static final int MAX_DOCUMENT_BYTES = 16 << 20;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<RawBsonDocument> collection;
  private final Retries retries;
  private List<RawBsonDocument> batch = new ArrayList<>();
  private long batchBytes;
  private String problem = "";

  BulkWriter(MongoCollection<RawBsonDocument> collection, Retries retries) {
    this.collection = collection;
    this.retries = retries;
  }

  /**
   * Takes a document, and writes those that are there if there are enough.
   *
   * @throws MongoSinkException if it is too large, or cannot be written
   */
  void add(RawBsonDocument document) throws MongoSinkException {
    int bytes = RowDocuments.size(document);
    if (bytes > MAX_DOCUMENT_BYTES) {
      throw new MongoSinkException(
          "%s has %d bytes, but MongoDB takes %d at most"
              .formatted(name(document), bytes, MAX_DOCUMENT_BYTES));
    }
    if (batch.size() == MAX_DOCUMENTS || batchBytes + bytes > MAX_BYTES) {
      flush();
    }
    batch.add(document);
    batchBytes += bytes;
  }

  /**
   * Returns once the majority of the servers has all documents.
   *
   * @throws MongoSinkException if one of them cannot be written
   */
  void flush() throws MongoSinkException {
    List<RawBsonDocument> pending = batch;
    batch = new ArrayList<>();
    batchBytes = 0;
    BackOff pauses = retries.pauses();
    while (!pending.isEmpty()) {
      List<RawBsonDocument> left = write(pending);
      if (left.size() < pending.size()) {
        pauses.reset();
      }
      if (!left.isEmpty() && !retries.pause(pauses, problem)) {
        throw new MongoSinkException(
            "%d documents of collection %s could not be written, the first of them %s; the last of many attempts failed by %s"
                .formatted(left.size(), collectionName(), id(left.get(0)), problem));
      }
      pending = left;
    }
  }

  /** Writes once, and returns what is to be written again. */
  private List<RawBsonDocument> write(List<RawBsonDocument> documents) throws MongoSinkException {
    try {
      BulkWriteResult result =
          collection.bulkWrite(
              documents.stream()
                  .map(each -> new ReplaceOneModel<>(filter(each), each, UPSERT))
                  .toList(),
              UNORDERED);
      checkWritten(result, documents.size());
      return List.of();
    } catch (MongoBulkWriteException e) {
      return left(documents, e);
    } catch (MongoException e) {
      problem = Failures.describe(e);
      if (Failures.isTransient(e)) {
        return documents;
      }
      throw failure(documents, e);
    } catch (BSONException e) {
      problem = "the server sends or takes no such document: " + e.getMessage();
      throw failure(documents, e);
    }
  }

  private MongoSinkException failure(List<RawBsonDocument> documents, RuntimeException cause) {
    return new MongoSinkException(
        "%d documents, the first of them %s, could not be written into collection %s: %s"
            .formatted(documents.size(), id(documents.get(0)), collectionName(), problem),
        cause);
  }

  private List<RawBsonDocument> left(
      List<RawBsonDocument> documents, MongoBulkWriteException failure) throws MongoSinkException {
    List<RawBsonDocument> left = new ArrayList<>();
    for (BulkWriteError error : failure.getWriteErrors()) {
      RawBsonDocument document = documents.get(error.getIndex());
      problem = "error " + error.getCode() + ": " + error.getMessage();
      // Of two that insert the same document at once the slower one is told that it is there.
      if (!Failures.isTransient(error.getCode()) && error.getCode() != Failures.DUPLICATE_KEY) {
        throw new MongoSinkException("%s was refused: %s".formatted(name(document), problem));
      }
      left.add(document);
    }
    WriteConcernError unconfirmed = failure.getWriteConcernError();
    if (unconfirmed != null) {
      problem = "error " + unconfirmed.getCode() + ": " + unconfirmed.getMessage();
      if (!Failures.isTransient(unconfirmed.getCode())) {
        throw new MongoSinkException(
            "Documents of collection %s were not confirmed by the majority of the servers: %s"
                .formatted(collectionName(), problem));
      }
      return documents;
    }
    checkWritten(failure.getWriteResult(), documents.size() - left.size());
    return left;
  }

  private void checkWritten(BulkWriteResult result, int expected) throws MongoSinkException {
    int written = result.getMatchedCount() + result.getUpserts().size();
    if (written != expected) {
      throw new MongoSinkException(
          "MongoDB tells that it has written %d of %d documents into collection %s, and no reason"
              .formatted(written, expected, collectionName()));
    }
  }

  private static BsonDocument filter(RawBsonDocument document) {
    return new BsonDocument(CollectionPlan.ID, document.get(CollectionPlan.ID));
  }

  private static String id(RawBsonDocument document) {
    return document.getString(CollectionPlan.ID).getValue();
  }

  private String name(RawBsonDocument document) {
    return "Document " + id(document) + " of collection " + collectionName();
  }

  private String collectionName() {
    return collection.getNamespace().getCollectionName();
  }
}
