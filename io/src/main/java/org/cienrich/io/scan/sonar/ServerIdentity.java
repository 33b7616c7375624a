package org.cienrich.io.scan.sonar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.store.Sha256;

/**
 * Names the state of a server that results depend on: its version, its plugins where the token may
 * see them, and the rules of the quality profiles that new projects get. Not its settings nor its
 * quality gates.
 */
final class ServerIdentity {
  private ServerIdentity() {}

  /**
   * Asks for it.
   *
   * @throws ScanException if the server is not there, or not up
   */
  static String of(SonarApi api) throws ScanException {
    Status status = api.get("/api/system/status", "its status", Status::of);
    if (!status.name.equals("UP")) {
      throw new ScanException(
          MissingReason.UNAVAILABLE, "The SonarQube server is not up but " + status.name);
    }
    List<String> parts = new ArrayList<>(plugins(api));
    parts.addAll(
        api.get(
            "/api/qualityprofiles/search?defaults=true",
            "quality profiles",
            ServerIdentity::profiles));
    return "server " + status.version + " " + Sha256.of(String.join("\n", parts));
  }

  private record Status(String name, String version) {
    static Status of(HttpReply reply) throws MalformedReplyException {
      Json status = Json.of(reply);
      return new Status(status.text("status"), status.text("version"));
    }
  }

  private static List<String> plugins(SonarApi api) throws ScanException {
    Lookup<List<String>> answer =
        api.find("/api/plugins/installed", "plugins", ServerIdentity::plugins);
    if (answer instanceof Lookup.Found<List<String>> found) {
      return found.value();
    }
    if (answer instanceof Lookup.NotFound<?>) {
      return List.of();
    }
    throw SonarApi.failure(answer);
  }

  private static List<String> plugins(HttpReply reply) throws MalformedReplyException {
    List<String> plugins = new ArrayList<>();
    for (Json plugin : Json.of(reply).objects("plugins")) {
      plugins.add("plugin " + plugin.text("key") + " " + plugin.findText("version"));
    }
    Collections.sort(plugins);
    return plugins;
  }

  private static List<String> profiles(HttpReply reply) throws MalformedReplyException {
    List<String> profiles = new ArrayList<>();
    for (Json profile : Json.of(reply).objects("profiles")) {
      profiles.add("profile " + profile.text("key") + " " + profile.findText("rulesUpdatedAt"));
    }
    Collections.sort(profiles);
    return profiles;
  }
}
