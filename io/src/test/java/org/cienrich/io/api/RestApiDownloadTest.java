package org.cienrich.io.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.VirtualClock;
import org.junit.jupiter.api.Test;

class RestApiDownloadTest {
  private final List<Path> files = new ArrayList<>();

  private static HttpFetcher fetcher() {
    return new HttpFetcher(
        HttpSettings.DEFAULT, TokenPool.bearer(List.of("secret")), new VirtualClock());
  }

  private static RestApi api(ScriptedServer server) {
    return api(server, new ApiClient(fetcher()));
  }

  private static RestApi api(ScriptedServer server, ApiClient client) {
    return new RestApi(client, "Example", server.address() + "/api", Map.of("X-Own", "own"));
  }

  private String read(Path file) throws IOException {
    files.add(file);
    return Files.readString(file);
  }

  @Test
  void handsOverAFileAndDeletesIt() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok("log"))) {
      assertThat(api(server).download("/logs", "the log", 100, this::read))
          .isEqualTo(new Lookup.Found<>("log"));
      assertThat(files).hasSize(1).allMatch(Files::notExists);
      assertThat(server.targets()).containsExactly("/api/logs");
    }
  }

  @Test
  void downloadsAgainWhatCannotBeRead() {
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.ok("log " + request.number()))) {
      assertThat(
              api(server)
                  .download(
                      "/logs",
                      "the log",
                      100,
                      file -> {
                        String text = read(file);
                        if (text.equals("log 1")) {
                          throw new MalformedReplyException("no archive");
                        }
                        if (text.equals("log 2")) {
                          throw new IOException("broken archive");
                        }
                        return text;
                      }))
          .isEqualTo(new Lookup.Found<>("log 3"));
      assertThat(files).allMatch(Files::notExists);
    }
  }

  @Test
  void tellsAbsenceApart() {
    Map<Integer, MissingReason> reasons =
        Map.of(
            404, MissingReason.NOT_FOUND, 410, MissingReason.EXPIRED, 403, MissingReason.FORBIDDEN);
    reasons.forEach(
        (status, reason) -> {
          try (ScriptedServer server =
              new ScriptedServer(request -> ScriptedReply.of(status, ""))) {
            assertThat(api(server).download("/logs", "the log", 100, this::read))
                .isInstanceOfSatisfying(
                    Lookup.NotFound.class,
                    missing -> assertThat(missing.reason()).isEqualTo(reason));
            assertThat(files).isEmpty();
          }
        });
  }

  @Test
  void onlyAddressesOfTheApiGetCredentials() {
    try (ScriptedServer other = new ScriptedServer(request -> ScriptedReply.ok("log"));
        ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok("log"))) {
      api(server).download(other.address() + "/api/blob", "the log", 100, this::read);
      api(server).download(server.address() + "/api/blob", "the log", 100, this::read);
      api(server).download(server.address() + "/apis", "the log", 100, this::read);
      assertThat(other.requests().get(0).header("Authorization")).isEmpty();
      assertThat(other.requests().get(0).header("X-Own")).isEmpty();
      assertThat(server.requests().get(0).header("Authorization")).contains("Bearer secret");
      assertThat(server.requests().get(0).header("X-Own")).contains("own");
      assertThat(server.requests().get(1).header("Authorization")).isEmpty();
    }
  }

  @Test
  void thatThereIsNothingIsArchivedAndWhatThereIsIsNot() {
    ResponseArchive archive = new ResponseArchive(new MemoryStore(), new VirtualClock()::now);
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().endsWith("gone")
                    ? ScriptedReply.of(410, "{}")
                    : ScriptedReply.ok("log"))) {
      RestApi online = api(server, new ApiClient(fetcher(), archive));
      Lookup<String> gone = online.download("/gone", "the log", 100, this::read);
      online.download("/there", "the log", 100, this::read);
      assertThat(gone)
          .isInstanceOfSatisfying(
              Lookup.NotFound.class,
              missing -> assertThat(missing.reason()).isEqualTo(MissingReason.EXPIRED));

      assertThat(online.download("/gone", "the log", 100, this::read)).isEqualTo(gone);
      RestApi offline = api(server, ApiClient.offline(archive));
      assertThat(offline.download("/gone", "the log", 100, this::read)).isEqualTo(gone);
      assertThat(offline.download("/there", "the log", 100, this::read))
          .isInstanceOfSatisfying(
              Lookup.Failed.class,
              failed -> assertThat(failed.message()).contains("offline", "/api/there"));
      assertThat(server.targets()).containsExactly("/api/gone", "/api/there");
    }
  }
}
