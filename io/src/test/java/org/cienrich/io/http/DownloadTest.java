package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final HttpFetcher fetcher =
      new HttpFetcher(HttpSettings.DEFAULT, TokenPool.bearer(List.of("secret")), clock);

  private Path file() {
    return folder.resolve("body");
  }

  private HttpResult<String> download(URI uri, long maxBytes) {
    return fetcher.download(HttpCall.get(uri, Map.of(), maxBytes), file(), this::fileAndText);
  }

  private String fileAndText(HttpReply reply) {
    try {
      String text = Files.exists(file()) ? Files.readString(file()) : "no file";
      return reply.status() + "|" + text + "|" + reply.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void writesTheBodyToTheFile() {
    String body = "x".repeat(200_000);
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(body))) {
      assertThat(download(server.uri("/"), 200_000)).isEqualTo(new Received<>("200|" + body + "|"));
      assertThat(fetcher.usage().counts().bytes()).isEqualTo(200_000);
    }
  }

  @Test
  void otherAnswersLeaveTheFileAlone() {
    String explanation = "y".repeat(100_000);
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.of(410, explanation))) {
      assertThat(download(server.uri("/"), 10))
          .isEqualTo(new Received<>("410|no file|" + "y".repeat(64 * 1024)));
    }
  }

  @Test
  void repeatsATruncatedBodyFromTheStart() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.number() == 1
                    ? ScriptedReply.ok("a longer half").declaring(100)
                    : ScriptedReply.ok("whole"))) {
      assertThat(download(server.uri("/"), 1000)).isEqualTo(new Received<>("200|whole|"));
    }
  }

  @Test
  void limitsTheSizeDeclaredOrNot() {
    for (ScriptedReply large :
        List.of(ScriptedReply.ok("x".repeat(11)), ScriptedReply.ok("x".repeat(11)).gzipped())) {
      try (ScriptedServer server = new ScriptedServer(request -> large)) {
        assertThat(download(server.uri("/"), 10))
            .isEqualTo(
                new Failure<>(
                    Reason.TOO_LARGE,
                    "GET " + server.address() + "/: the body is larger than 10 bytes"));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void decompressesOnlyWhatIsDeclaredSo() {
    ScriptedReply declared = ScriptedReply.ok("text").gzipped();
    ScriptedReply file = declared.with("Content-Encoding", "identity");
    try (ScriptedServer server =
        new ScriptedServer(request -> request.number() == 1 ? declared : file)) {
      assertThat(download(server.uri("/"), 1000)).isEqualTo(new Received<>("200|text|"));
      HttpResult<byte[]> result =
          fetcher.download(HttpCall.get(server.uri("/"), Map.of(), 1000), file(), reply -> bytes());
      assertThat(((Received<byte[]>) result).value()).startsWith(0x1f, 0x8b);
    }
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAnotherHostRefusesIsAskedForFromTheStart() {
    for (int status : List.of(401, 403, 429)) {
      try (ScriptedServer storage =
              new ScriptedServer(
                  request ->
                      request.number() == 1
                          ? ScriptedReply.of(status, "signature expired")
                          : ScriptedReply.ok("log"));
          ScriptedServer server =
              new ScriptedServer(
                  request ->
                      ScriptedReply.redirect(
                          302, storage.address() + "/blob?sig=" + request.number()))) {
        assertThat(download(server.uri("/logs"), 1000)).isEqualTo(new Received<>("200|log|"));
        assertThat(storage.targets()).containsExactly("/blob?sig=1", "/blob?sig=2");
        assertThat(server.requests().get(1).header("Authorization")).contains("Bearer secret");
      }
    }
  }

  @Test
  void anAddressElsewhereGetsNoCredentials() {
    try (ScriptedServer storage = new ScriptedServer(request -> ScriptedReply.ok("log"))) {
      HttpCall call = HttpCall.get(storage.uri("/blob?sig=1"), Map.of(), 1000);
      assertThat(fetcher.downloadElsewhere(call, file(), this::fileAndText))
          .isEqualTo(new Received<>("200|log|"));
      assertThat(storage.requests().get(0).header("Authorization")).isEmpty();
      assertThat(fetcher.usage().counts().requests()).isZero();
      assertThat(fetcher.usage().counts().requestsElsewhere()).isEqualTo(1);
    }
  }
}
