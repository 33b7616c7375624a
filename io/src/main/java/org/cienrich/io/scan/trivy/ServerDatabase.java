package org.cienrich.io.scan.trivy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.store.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The database of a Trivy server, told by what {@code GET /version} says of it. Asked once, and
 * again when it was forgotten. Thread-safe.
 *
 * @see <a
 *     href="https://trivy.dev/docs/latest/guide/references/modes/client-server/">Client/Server</a>
 */
final class ServerDatabase implements VulnerabilityDatabase {
  private static final long LARGEST_REPLY = 1 << 20;
  private static final HttpSettings HTTP =
      new HttpSettings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));

  private final HttpCall call;
  private final HttpFetcher http;
  private @Nullable DatabaseState known;

  ServerDatabase(String serverUrl) {
    this.call = HttpCall.get(URI.create(serverUrl + "/version"), Map.of(), LARGEST_REPLY);
    this.http = new HttpFetcher(HTTP, TokenPool.anonymous(), WaitingClock.system());
  }

  @Override
  public synchronized DatabaseState state() throws ScanException {
    if (known == null) {
      known = ask();
    }
    return known;
  }

  @Override
  public synchronized void forget() {
    known = null;
  }

  private DatabaseState ask() throws ScanException {
    HttpResult<Optional<DatabaseState>> result = http.fetch(call, ServerDatabase::read);
    if (result instanceof HttpResult.Received<Optional<DatabaseState>> received) {
      return received
          .value()
          .orElseThrow(() -> unavailable("The Trivy server tells of no vulnerability database"));
    }
    throw unavailable("The Trivy server cannot be reached, or is none");
  }

  private static Optional<DatabaseState> read(HttpReply reply) throws MalformedReplyException {
    if (reply.status() != 200) {
      throw new MalformedReplyException("status " + reply.status());
    }
    Json version = Json.of(reply);
    String program = version.text("Version");
    Optional<Json> database = version.findObject("VulnerabilityDB");
    if (database.isEmpty()) {
      return Optional.empty();
    }
    Instant updatedAt = database.get().instant("UpdatedAt");
    String told = program + "\n" + database.get().number("Version") + "\n" + updatedAt;
    return Optional.of(new DatabaseState(Sha256.of(told), updatedAt));
  }

  private static ScanException unavailable(String message) {
    return new ScanException(MissingReason.UNAVAILABLE, message);
  }
}
