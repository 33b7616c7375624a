package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/** The server that {@code .ci/sonarqube start DIR} made, or is making. */
record RealSonar(Path folder) {
  private static final String VARIABLE = "CI_ENRICH_SONARQUBE";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Returns the server when it is up; skips the calling test where there is none. */
  static RealSonar orSkip() {
    String folder = System.getenv(VARIABLE);
    Assumptions.assumeTrue(
        folder != null, VARIABLE + " does not name a folder of .ci/sonarqube start");
    RealSonar sonar = new RealSonar(Path.of(String.valueOf(folder)));
    Instant end = Instant.now().plus(PATIENCE);
    while (!sonar.isUp() && Instant.now().isBefore(end) && !sonar.has("failed")) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    Assumptions.assumeTrue(
        sonar.isUp(),
        () ->
            sonar.has("failed")
                ? sonar.text("failed")
                : "SonarQube did not come up within " + PATIENCE.toMinutes() + " minutes");
    return sonar;
  }

  private boolean isUp() {
    return has("token");
  }

  private boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String token() {
    return text("token");
  }

  /** Asks the server by other means than those under test. */
  HttpResponse<String> ask(String method, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(text("url") + path))
                .header("Authorization", "Bearer " + token())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  SonarServer server() {
    return serverWith(folder.resolve("scanner").toString());
  }

  /** The server, with another program in place of the scanner. */
  SonarServer serverWith(String scanner) {
    return new SonarServer(
        text("url"),
        folder.resolve("token").toString(),
        List.of(scanner),
        Duration.ofMinutes(10),
        false,
        null,
        null);
  }
}
