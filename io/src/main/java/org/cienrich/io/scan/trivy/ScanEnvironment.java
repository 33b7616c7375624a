package org.cienrich.io.scan.trivy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.scan.TrivySettings;

/**
 * Variables of a scan, by which a tree can neither use what the user of this machine has at home
 * nor, unless the settings have {@code --offline-scan=false}, fetch from elsewhere: Trivy has no
 * option against fetching the modules that Terraform files name. The proxy is one that nobody runs;
 * it does not hold for the server, nor for this machine itself.
 */
final class ScanEnvironment {
  private static final String ONLINE = "--offline-scan=false";
  private static final String NO_PROXY_AT_ALL = "http://127.0.0.1:1";

  private ScanEnvironment() {}

  static Map<String, String> of(TrivyTool tool, TrivySettings settings, ScanFolder folder) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.home().toString());
    if (!settings.extraArgs().contains(ONLINE)) {
      for (String proxy : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
        environment.put(proxy, NO_PROXY_AT_ALL);
      }
      String server = tool.serverUrl();
      String host = server == null ? "" : URI.create(server).getHost();
      environment.put("NO_PROXY", host);
      environment.put("no_proxy", host);
      environment.put("GIT_ALLOW_PROTOCOL", "none");
    }
    return environment;
  }
}
