package org.cienrich.io.scan.sonar;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;

/** What a JVM knows of one server, found out when it is first needed. Thread-safe. */
final class SonarConnection {
  private final SonarServer server;
  private final WaitingClock clock;
  private final WebhookInbox inbox;
  private final Memo<String> token;
  private final Memo<SonarApi> api;
  private final Memo<Map<String, MetricType>> metrics;
  private final Memo<String> identity;

  SonarConnection(SonarServer server, WaitingClock clock) {
    this.server = server;
    this.clock = clock;
    this.inbox = inbox(server);
    this.token = new Memo<>(clock);
    this.api = new Memo<>(clock);
    this.metrics = new Memo<>(clock);
    this.identity = new Memo<>(clock);
  }

  private static WebhookInbox inbox(SonarServer server) {
    String folder = server.webhookFolder();
    return folder == null
        ? WebhookInbox.none()
        : WebhookInbox.in(Path.of(folder), server.webhookSecretFile());
  }

  SonarServer server() {
    return server;
  }

  WaitingClock clock() {
    return clock;
  }

  WebhookInbox inbox() {
    return inbox;
  }

  String token() throws ScanException {
    return token.get(this::readToken);
  }

  private String readToken() throws ScanException {
    try {
      List<String> tokens = server.token().read();
      if (tokens.size() == 1) {
        return tokens.get(0);
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new ScanException(MissingReason.UNAVAILABLE, "SonarQube: " + e.getMessage());
    }
    throw new ScanException(
        MissingReason.UNAVAILABLE,
        "SonarQube needs one token: in the environment variable SONAR_TOKEN of the worker, or in a"
            + " file that is named");
  }

  SonarApi api() throws ScanException {
    return api.get(() -> new SonarApi(server.url(), token(), clock));
  }

  /** Returns the types of those of our metrics that the server has. */
  Map<String, MetricType> metrics() throws ScanException {
    return metrics.get(() -> SonarMetrics.of(api()));
  }

  void forgetMetrics() {
    metrics.forget();
  }

  /** Returns what names the server and the scanner with all that results depend on. */
  String identity() throws ScanException {
    return identity.get(
        () -> ServerIdentity.of(api()) + " " + ScannerRun.version(server.scannerCommand()));
  }
}
