package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SonarServerTest {

  @Test
  void travelsToWorkers() throws Exception {
    SonarServer server =
        new SonarServer(
            "https://sonar.example/context/",
            "/etc/token",
            List.of("java", "-jar", "scanner.jar"),
            Duration.ofMinutes(5),
            true,
            "/var/hooks",
            null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(server);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(server);
    }
    assertThat(server.url()).isEqualTo("https://sonar.example/context");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sonar.example",
        "ftp://a",
        "http://squ_x@a",
        "http://a?token=x",
        "http://a b"
      })
  void addressIsPlain(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(url, SonarServer.SCANNER, SonarServer.LIMIT))
        .withMessageNotContaining("squ_x");
  }

  @Test
  void commandAndTimeAreNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("http://a", List.of(), SonarServer.LIMIT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("http://a", List.of(" "), SonarServer.LIMIT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("http://a", SonarServer.SCANNER, Duration.ZERO));
  }

  private static SonarServer at(String url, List<String> scanner, Duration limit) {
    return new SonarServer(url, null, scanner, limit, false, null, null);
  }
}
