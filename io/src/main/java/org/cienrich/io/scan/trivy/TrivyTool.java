package org.cienrich.io.scan.trivy;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.TrivySettings;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must know to run Trivy; holds no secret. Immutable.
 *
 * @param command the program, and arguments that come before all others
 * @param serverUrl the server that looks for vulnerabilities; null to have a database of our own
 * @param cacheFolder where databases are kept, in a folder {@code trivy}
 * @param limitSeconds how long one scan may take
 * @param updateDatabase whether databases are fetched before the first scan; otherwise those in the
 *     cache are used
 */
public record TrivyTool(
    List<String> command,
    @Nullable String serverUrl,
    String cacheFolder,
    long limitSeconds,
    boolean updateDatabase,
    ScanSettings<TrivySettings> settings)
    implements Serializable {

  private static final String TOKEN = "TRIVY_TOKEN";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no command, no time, or the address is not one of
   *     a server
   */
  public TrivyTool {
    command = new ArrayList<>(command);
    if (command.isEmpty() || command.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("The command that runs Trivy is blank");
    }
    if (limitSeconds < 1) {
      throw new IllegalArgumentException("A scan needs at least 1 s: " + limitSeconds);
    }
    if (serverUrl != null) {
      serverUrl = checked(serverUrl);
    }
  }

  private static String checked(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The address of the Trivy server is none", e);
    }
    boolean isWeb =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!isWeb || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "The address of the Trivy server must be like http://host:4954, without a password");
    }
    return address.replaceFirst("/+$", "");
  }

  /** Opens Trivy on this machine, with the token for its server from the environment. */
  public Trivy open() {
    return open(System.getenv());
  }

  Trivy open(Map<String, String> environment) {
    String token = environment.get(TOKEN);
    return new Trivy(this, serverUrl == null || token == null ? Map.of() : Map.of(TOKEN, token));
  }
}
