package org.cienrich.io.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoConfigurationException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The one client of this JVM for a URI, with its pool of connections. It lives as long as someone
 * holds it, so that a worker that goes on to other jobs keeps nothing. Thread-safe.
 */
final class SharedClient implements AutoCloseable {
  private static final Map<String, Open> OPEN = new HashMap<>();
  private static final int CONNECT_SECONDS = 15;

  /** Long enough for a batch on a slow server; a silent one is given up. */
  private static final int ANSWER_SECONDS = 180;

  private final String uri;
  private final MongoClient client;
  private boolean isClosed;

  private static final class Open {
    final MongoClient client;
    int holders;

    Open(MongoClient client) {
      this.client = client;
    }
  }

  private SharedClient(String uri, MongoClient client) {
    this.uri = uri;
    this.client = client;
  }

  /** Returns a hold on the client. Nothing is connected yet. */
  static SharedClient of(MongoTarget target) throws MongoSinkException {
    ConnectionString uri = target.uri();
    synchronized (OPEN) {
      Open open = OPEN.get(uri.getConnectionString());
      if (open == null) {
        open = new Open(create(uri));
        OPEN.put(uri.getConnectionString(), open);
      }
      open.holders++;
      return new SharedClient(uri.getConnectionString(), open.client);
    }
  }

  private static MongoClient create(ConnectionString uri) throws MongoSinkException {
    try {
      return MongoClients.create(
          MongoClientSettings.builder()
              .applicationName("ci-enrich")
              .retryWrites(true)
              .applyToSocketSettings(
                  socket ->
                      socket
                          .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                          .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
              .applyConnectionString(uri)
              .writeConcern(WriteConcern.MAJORITY)
              .readPreference(ReadPreference.primary())
              .build());
    } catch (IllegalArgumentException | MongoConfigurationException invalid) {
      // The message may quote the URI.
      throw new MongoSinkException("The MongoDB URI has options that do not go together");
    }
  }

  MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  /**
   * Waits until nobody in this JVM holds a client. What runs beside a step that failed may hold one
   * a little longer.
   *
   * @return whether that was before the time was up
   */
  static boolean awaitAllClosed(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (OPEN) {
      while (!OPEN.isEmpty()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(OPEN, left);
      }
      return true;
    }
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      Open open = OPEN.get(uri);
      if (!isClosed && open != null && --open.holders == 0) {
        OPEN.remove(uri);
        open.client.close();
        OPEN.notifyAll();
      }
      isClosed = true;
    }
  }
}
