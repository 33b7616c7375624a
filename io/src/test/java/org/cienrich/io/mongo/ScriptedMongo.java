package org.cienrich.io.mongo;

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
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A server of this JVM that speaks the protocol of MongoDB, and answers single documents of bulk
 * writes, or whole commands, with errors as a test wishes.
 */
final class ScriptedMongo implements AutoCloseable {
  static final String DATABASE = "test";

  /** No error. */
  static final int NONE = 0;

  private final AtomicInteger bulkWrites = new AtomicInteger();
  private final MongoServer server = new MongoServer(new Backend());
  private final int port = server.bind().getPort();
  private final MongoClient client = MongoClients.create(uri());
  private volatile ToIntFunction<String> codes = id -> NONE;
  private volatile Function<String, @Nullable Document> answers = command -> null;

  /**
   * From now on documents are refused with a code.
   *
   * @param codeOfId gives the code for an {@code _id}, or {@link #NONE}
   */
  void refuse(ToIntFunction<String> codeOfId) {
    codes = codeOfId;
  }

  /**
   * From now on commands are carried out, but get another answer.
   *
   * @param answerOfCommand gives the answer for the name of a command; null for the true one
   */
  void answer(Function<String, @Nullable Document> answerOfCommand) {
    answers = answerOfCommand;
  }

  /** Returns how many bulk writes came. */
  int bulkWrites() {
    return bulkWrites.get();
  }

  int port() {
    return port;
  }

  String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  /** Names a file with the address of this server, or of another, such as a proxy before it. */
  MongoTarget target(Path folder, String uri) throws IOException {
    return new MongoTarget(
        DATABASE, Files.writeString(Files.createTempFile(folder, "uri", ""), uri).toString());
  }

  List<BsonDocument> documents(String collection) {
    return client
        .getDatabase(DATABASE)
        .getCollection(collection, BsonDocument.class)
        .find()
        .into(new ArrayList<>());
  }

  MongoClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }

  private final class Backend extends MemoryBackend {
    @Override
    public Document handleMessage(MongoMessage message) {
      Document command = message.getDocument();
      String name = command.keySet().iterator().next();
      Document answer =
          name.equals("update") ? update(message, command) : super.handleMessage(message);
      Document other = answers.apply(name);
      return other == null ? answer : other;
    }

    private Document update(MongoMessage message, Document command) {
      bulkWrites.incrementAndGet();
      List<Document> accepted = new ArrayList<>();
      List<Integer> positions = new ArrayList<>();
      List<Document> errors = new ArrayList<>();
      int position = 0;
      for (Object item : (Collection<?>) command.get("updates")) {
        Document update = (Document) item;
        int code = codes.applyAsInt(String.valueOf(((Document) update.get("q")).get("_id")));
        if (code == NONE) {
          accepted.add(update);
          positions.add(position);
        } else {
          errors.add(
              new Document("index", position)
                  .append("code", code)
                  .append("errmsg", "refused by the test"));
        }
        position++;
      }
      if (errors.isEmpty()) {
        return super.handleMessage(message);
      }
      Document answer = new Document("n", 0).append("nModified", 0).append("ok", 1.0);
      if (!accepted.isEmpty()) {
        command.put("updates", accepted);
        answer = super.handleMessage(message);
        moveUpserts(answer, positions);
      }
      return answer.append("writeErrors", errors);
    }

    private static void moveUpserts(Document answer, List<Integer> positions) {
      if (answer.get("upserted") instanceof Collection<?> upserts) {
        for (Object upsert : upserts) {
          Document inserted = (Document) upsert;
          inserted.put("index", positions.get(((Number) inserted.get("index")).intValue()));
        }
      }
    }
  }
}
