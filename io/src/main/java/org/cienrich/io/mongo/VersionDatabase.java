package org.cienrich.io.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.util.Sleeper;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.cienrich.io.mongo.CollectionPlan.Index;
import org.cienrich.io.version.Manifest;
import org.jspecify.annotations.Nullable;

/** The database as one version sees it. All methods may be repeated. Not thread-safe. */
final class VersionDatabase implements AutoCloseable {
  static final String VERSIONS = "versions";
  static final String QUALITY = "quality";

  private static final String RUN_ID = "run.run_id";
  private static final String STATUS = "status";

  private final MongoVersion version;
  private final SharedClient client;
  private final MongoDatabase database;
  private final Retries retries;

  private VersionDatabase(MongoVersion version, SharedClient client, Retries retries) {
    this.version = version;
    this.client = client;
    this.database = client.database(version.target().database());
    this.retries = retries;
  }

  static VersionDatabase open(MongoVersion version) throws MongoSinkException {
    return open(version, Sleeper.DEFAULT);
  }

  static VersionDatabase open(MongoVersion version, Sleeper sleeper) throws MongoSinkException {
    return new VersionDatabase(version, SharedClient.of(version.target()), new Retries(sleeper));
  }

  /**
   * Makes the collection of a table ready to be written to.
   *
   * @throws MongoSinkException if the version is there already, by another run
   */
  void prepare(String table) throws MongoSinkException {
    requireOwn(published());
    MongoCollection<BsonDocument> versions = documents(VERSIONS);
    retries.call(
        "Cannot take back failed version " + version.id(),
        () -> versions.deleteOne(and(eq(version.id()), eq(RUN_ID, version.runId()), isFailed())));
    createIndexes(table, CollectionPlan.of(table).toIndexes());
  }

  private static Bson isFailed() {
    return eq(STATUS, "failed");
  }

  private void createIndexes(String collection, List<Index> indexes) throws MongoSinkException {
    Set<String> known =
        retries.call(
            "Cannot list the indexes of collection " + collection,
            () ->
                documents(collection)
                    .listIndexes(BsonDocument.class)
                    .map(index -> index.getString("name").getValue())
                    .into(new HashSet<>()));
    for (Index index : indexes) {
      if (!known.contains(index.name())) {
        retries.call(
            "Cannot make index " + index.name() + " of collection " + collection,
            () ->
                documents(collection)
                    .createIndex(
                        Indexes.ascending(index.fields()),
                        new IndexOptions().name(index.name()).unique(index.isUnique())));
      }
    }
  }

  /** Returns what writes into the collection of a table. */
  BulkWriter writer(String table) {
    return new BulkWriter(database.getCollection(table, RawBsonDocument.class), retries);
  }

  /**
   * Removes what other attempts at the parts of a table wrote.
   *
   * @param writings the attempts that count
   * @return how many documents there are then
   */
  long settle(String table, Collection<String> writings) throws MongoSinkException {
    retries.call(
        "Cannot remove documents of earlier attempts from collection " + table,
        () ->
            documents(table).deleteMany(and(version.all(), nin(CollectionPlan.WRITING, writings))));
    return count(table);
  }

  private long count(String table) throws MongoSinkException {
    return retries.call(
        "Cannot count the documents of collection " + table,
        () -> documents(table).countDocuments(version.all()));
  }

  /**
   * Makes the version count.
   *
   * @param quality the report on its quality, as JSON
   * @throws MongoSinkException if not all documents that the manifest counts are there
   */
  void publish(Manifest manifest, Optional<String> quality) throws MongoSinkException {
    BsonDocument document = version.document(manifest);
    BsonDocument before = published();
    requireOwn(before);
    if (document.equals(before)) {
      return;
    }
    SortedMap<String, Long> counts =
        manifest.counts().getOrDefault(MongoVersion.COUNTS, new TreeMap<>());
    for (Map.Entry<String, Long> table : counts.entrySet()) {
      requireAll(table.getKey(), table.getValue());
    }
    if (quality.isPresent()) {
      put(QUALITY, version.qualityDocument(quality.get()));
    }
    put(VERSIONS, document);
  }

  /** Writes the one document that the version has in a collection. */
  private void put(String collection, BsonDocument document) throws MongoSinkException {
    createIndexes(collection, List.of(CollectionPlan.ofVersions()));
    retries.call(
        "Cannot write version " + version.id() + " to collection " + collection,
        () ->
            documents(collection)
                .replaceOne(eq(version.id()), document, new ReplaceOptions().upsert(true)));
  }

  private void requireAll(String table, long expected) throws MongoSinkException {
    long found = count(table);
    if (found != expected) {
      throw new MongoSinkException(
          "Collection %s has %d documents of version %s, but %d were written; --fresh=true makes a new version"
              .formatted(table, found, version.id(), expected));
    }
  }

  private @Nullable BsonDocument published() throws MongoSinkException {
    List<BsonDocument> found =
        retries.call(
            "Cannot read version " + version.id(),
            () -> documents(VERSIONS).find(eq(version.id())).into(new ArrayList<>()));
    return found.isEmpty() ? null : found.get(0);
  }

  private void requireOwn(@Nullable BsonDocument published) throws MongoSinkException {
    if (published == null) {
      return;
    }
    String runId =
        published
            .getDocument("run", new BsonDocument())
            .getString("run_id", new BsonString("unknown"))
            .getValue();
    if (!runId.equals(version.runId())) {
      throw new MongoSinkException(
          "Database %s has version %d of dataset %s already, by run %s; give this one another --datasetName, or remove that one"
              .formatted(version.target().database(), version.version(), version.dataset(), runId));
    }
  }

  private MongoCollection<BsonDocument> documents(String collection) {
    return database.getCollection(collection, BsonDocument.class);
  }

  @Override
  public void close() {
    client.close();
  }
}
