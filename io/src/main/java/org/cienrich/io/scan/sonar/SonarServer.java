package org.cienrich.io.scan.sonar;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.io.http.TokenSource;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Where SonarQube is and how a worker uses it; holds no secret, so it may travel to workers. The
 * token is read there when it is first needed. Immutable.
 *
 * @param url of the server, with its context path
 * @param tokenFile a file of the worker with a user token that may analyse, create, browse and
 *     delete projects; null for the environment variable {@code SONAR_TOKEN}
 * @param scannerCommand the scanner and its first arguments
 * @param limit how long one scan may take: the scanner, and then the server
 * @param keepProjects whether projects stay on the server when their measures have been read
 * @param webhookFolder where the payloads of webhooks arrive as files, see {@link WebhookInbox};
 *     null for nowhere
 * @param webhookSecretFile the secret of the webhook; null for the environment variable {@code
 *     SONAR_WEBHOOK_SECRET}
 */
public record SonarServer(
    String url,
    @Nullable String tokenFile,
    List<String> scannerCommand,
    Duration limit,
    boolean keepProjects,
    @Nullable String webhookFolder,
    @Nullable String webhookSecretFile)
    implements Serializable {
  private static final Map<SonarServer, SonarConnection> OPEN = new ConcurrentHashMap<>();

  /** What runs when nothing else is said. */
  public static final List<String> SCANNER = List.of("sonar-scanner");

  /** Long enough for what takes a scanner minutes, on a server with a queue. */
  public static final Duration LIMIT = Duration.ofMinutes(30);

  /**
   * Checks what can be checked without the server.
   *
   * @throws IllegalArgumentException if the address is not plain http or https, there is no command
   *     or no time
   */
  public SonarServer {
    url = checked(url);
    scannerCommand = new ArrayList<>(scannerCommand);
    if (scannerCommand.isEmpty() || scannerCommand.get(0).isBlank()) {
      throw new IllegalArgumentException("There is no command of the SonarQube scanner");
    }
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("The time for a scan must be positive: " + limit);
    }
  }

  private static String checked(String url) {
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The URL of the SonarQube server is none");
    }
    boolean isPlain =
        ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getQuery() == null
            && uri.getFragment() == null;
    if (!isPlain) {
      throw new IllegalArgumentException(
          "The URL of the SonarQube server must be http or https, without user, query, fragment");
    }
    return uri.toString().replaceAll("/+$", "");
  }

  /**
   * Opens the scanner. Those of equal servers share what they know of it in each JVM.
   *
   * @param store remembers analyses that the server had not finished in time
   */
  public SonarQube open(ScanSettings<SonarSettings> settings, Store store) {
    SonarConnection connection =
        OPEN.computeIfAbsent(this, key -> new SonarConnection(key, WaitingClock.system()));
    return new SonarQube(connection, settings, store);
  }

  TokenSource token() {
    return new TokenSource(tokenFile, List.of("SONAR_TOKEN"));
  }
}
