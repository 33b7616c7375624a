package org.cienrich.pipeline;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;

/**
 * A server of this JVM that speaks the protocol of MongoDB. One in five bulk writes fails as if the
 * server went down, half of them after they were carried out.
 */
final class FlakyMongo implements AutoCloseable {
  static final String DATABASE = "ci_enrich";
  private static final int SHUTDOWN_IN_PROGRESS = 91;

  private final Random random = new Random(20);
  private final AtomicInteger failures = new AtomicInteger();
  private final MongoServer server = new MongoServer(new Backend());
  private final String uri =
      "mongodb://127.0.0.1:" + server.bind().getPort() + "/?heartbeatFrequencyMS=500";
  private final MongoClient client = MongoClients.create(uri);

  /** Returns how many bulk writes failed. */
  int failures() {
    return failures.get();
  }

  String uri() {
    return uri;
  }

  /** Returns the option that names a file with the address. */
  String option(Path folder) throws IOException {
    return "--mongoUriFile=" + Files.writeString(folder.resolve("mongo-uri"), uri);
  }

  /** Returns all documents of a collection, of all datasets. */
  List<BsonDocument> documents(String collection) {
    return client
        .getDatabase(DATABASE)
        .getCollection(collection, BsonDocument.class)
        .find()
        .into(new ArrayList<>());
  }

  /** Loses a collection. */
  void drop(String collection) {
    client.getDatabase(DATABASE).getCollection(collection).drop();
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }

  private final class Backend extends MemoryBackend {
    @Override
    public Document handleMessage(MongoMessage message) {
      boolean isBulkWrite = message.getDocument().containsKey("update");
      double draw = isBulkWrite ? draw() : 1;
      if (draw >= 0.1) {
        Document answer = super.handleMessage(message);
        if (draw >= 0.2) {
          return answer;
        }
      }
      failures.incrementAndGet();
      return new Document("ok", 0.0)
          .append("code", SHUTDOWN_IN_PROGRESS)
          .append("codeName", "ShutdownInProgress")
          .append("errmsg", "The server is in quiesce mode and will shut down");
    }
  }

  private double draw() {
    synchronized (random) {
      return random.nextDouble();
    }
  }
}
