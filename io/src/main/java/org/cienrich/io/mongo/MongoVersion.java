package org.cienrich.io.mongo;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.cienrich.io.table.RowStore;
import org.cienrich.io.table.WrittenPart;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;

/**
 * A version of a dataset in MongoDB: a document per row, in a collection per table, and one that
 * makes it count, written last. Holds no secret.
 *
 * <pre>{@code
 * pipeline.apply(mongo.check(tables));
 * PCollection<WrittenPart> parts =
 *     pipeline.apply(WriteTables.into(directory).alsoInto(mongo.store()).and(rows, output));
 * PCollection<KV<String, Long>> documents = parts.apply(mongo.settle());
 * manifests.apply(mongo.publish(directory));
 * }</pre>
 *
 * @param dataset the name of the dataset, which is another for every output that shares a database
 * @param runId the run that writes the version
 */
public record MongoVersion(MongoTarget target, String dataset, int version, String runId)
    implements Serializable {
  /** The kind under which {@link #settle} counts. */
  public static final String COUNTS = "documents";

  /** Returns the version that a run writes. */
  public static MongoVersion of(MongoTarget target, RunDescription run) {
    return new MongoVersion(target, run.datasetName(), run.version(), run.runId());
  }

  /**
   * Finds out at the beginning whether the database can be written to, so that no run fails for
   * that at its end, and makes indexes.
   *
   * @param tables the names of all tables
   */
  public PTransform<PBegin, PDone> check(List<String> tables) {
    return new CheckDatabase(this, tables);
  }

  /** Returns where rows go. */
  public RowStore store() {
    return new DocumentStore(this);
  }

  /**
   * Removes, once all parts are there, what earlier attempts left in their collections, and counts
   * the documents that remain, as {@code documents.<table>}.
   */
  public PTransform<PCollection<WrittenPart>, PCollection<KV<String, Long>>> settle() {
    return new SettleDocuments(this);
  }

  /**
   * Writes the report on the quality of the version, then the document that makes the version
   * count, of its manifest. Fails if documents are not there that the manifest counts. The result
   * is the manifest.
   *
   * @param directory the folder of the version
   */
  public PTransform<PCollection<Manifest>, PCollection<Manifest>> publish(String directory) {
    return new PublishVersion(this, directory);
  }

  /** Returns the {@code _id} of the version. */
  String id() {
    return DocumentKeys.version(dataset, version);
  }

  /** Returns the fields that all documents of the version have. */
  BsonDocument all() {
    return new BsonDocument(CollectionPlan.DATASET, BsonValues.text(dataset))
        .append(CollectionPlan.VERSION, new BsonInt32(version));
  }

  /**
   * Begins the document of a row.
   *
   * @param key what tells the row apart within its table
   */
  BsonDocument document(String key) {
    BsonDocument document = new BsonDocument(CollectionPlan.ID, BsonValues.text(id() + "/" + key));
    document.putAll(all());
    return document;
  }

  /** Returns the document of the version: the manifest, what is empty left out. */
  BsonDocument document(Manifest manifest) {
    BsonDocument document = ofVersion();
    Instant startedAt = Instant.parse(manifest.run().startedAt());
    document.put("started_at", new BsonDateTime(startedAt.toEpochMilli()));
    return withFields(document, manifest.toJson());
  }

  /** Returns the document of the report on the quality of the version. */
  BsonDocument qualityDocument(String json) {
    return withFields(ofVersion(), json);
  }

  private BsonDocument ofVersion() {
    BsonDocument document = new BsonDocument(CollectionPlan.ID, BsonValues.text(id()));
    document.putAll(all());
    return document;
  }

  private static BsonDocument withFields(BsonDocument document, String json) {
    BsonValues.ofJson(json)
        .asDocument()
        .forEach(
            (field, value) -> {
              if (!value.isNull() && !document.containsKey(field)) {
                document.put(field, value);
              }
            });
    return document;
  }
}
