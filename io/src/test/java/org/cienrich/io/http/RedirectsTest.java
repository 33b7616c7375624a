package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;

class RedirectsTest {
  private final HttpFetcher fetcher =
      new HttpFetcher(
          HttpSettings.DEFAULT, TokenPool.bearer(List.of("secret")), new VirtualClock());

  private HttpResult<String> fetch(URI uri) {
    return fetcher.fetch(
        HttpCall.get(uri, Map.of("If-None-Match", "\"tag\"", "X-Own", "own"), 1000),
        HttpReply::text);
  }

  private static HttpReply reply(int status, String location) {
    return new HttpReply(status, Map.of("location", List.of(location)), new byte[0]);
  }

  @Test
  void theSameHostGetsCredentialsAndConditions() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().equals("/old")
                    ? ScriptedReply.redirect(301, "/new?x=1")
                    : ScriptedReply.ok("here"))) {
      assertThat(fetch(server.uri("/old"))).isEqualTo(new Received<>("here"));

      assertThat(server.targets()).containsExactly("/old", "/new?x=1");
      var second = server.requests().get(1);
      assertThat(second.header("Authorization")).contains("Bearer secret");
      assertThat(second.header("If-None-Match")).contains("\"tag\"");
      assertThat(second.header("X-Own")).contains("own");
    }
  }

  @Test
  void anotherHostGetsNone() {
    try (ScriptedServer other = new ScriptedServer(request -> ScriptedReply.ok("log"));
        ScriptedServer server =
            new ScriptedServer(
                request -> ScriptedReply.redirect(302, other.address() + "/blob?sig=1"))) {
      assertThat(fetch(server.uri("/"))).isEqualTo(new Received<>("log"));

      var request = other.requests().get(0);
      assertThat(request.target()).isEqualTo("/blob?sig=1");
      assertThat(request.header("Authorization")).isEmpty();
      assertThat(request.header("If-None-Match")).isEmpty();
      assertThat(request.header("X-Own")).isEmpty();
      assertThat(request.header("User-Agent")).isPresent();
    }
  }

  @Test
  void stopsAfterFive() {
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.redirect(307, "/loop?key=hidden"))) {
      assertThat(fetch(server.uri("/loop")))
          .isEqualTo(
              new Failure<>(
                  Reason.UNAVAILABLE, "GET " + server.address() + "/loop: more than 5 redirects"));
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void refusesWhatIsNoWebAddress() {
    URI from = URI.create("https://api.example.org/a");
    for (String location :
        List.of("file:///etc/passwd", "http://api.example.org/a", "https://u:p@x.org/", "::", "")) {
      HttpReply reply = reply(302, location);
      if (location.isEmpty()) {
        assertThat(Redirects.isSameHost(from, from.resolve(location))).isTrue();
      } else {
        assertThatThrownBy(() -> Redirects.target(from, reply))
            .isInstanceOf(RedirectException.class)
            .hasMessageStartingWith("a redirect");
      }
    }
  }

  @Test
  void otherStatusesLeadNowhere() throws Exception {
    URI from = URI.create("https://api.example.org/a");
    assertThat(Redirects.target(from, reply(200, "/b"))).isEmpty();
    assertThat(Redirects.target(from, reply(304, "/b"))).isEmpty();
    assertThat(Redirects.target(from, new HttpReply(301, Map.of(), new byte[0]))).isEmpty();
    assertThat(Redirects.target(from, reply(308, "b")))
        .contains(URI.create("https://api.example.org/b"));
  }

  @Test
  void comparesHostsByScopeOfTrust() {
    URI here = URI.create("https://api.example.org/");
    assertThat(Redirects.isSameHost(here, URI.create("https://API.example.org:443/x"))).isTrue();
    assertThat(Redirects.isSameHost(here, URI.create("https://api.example.org:8443/"))).isFalse();
    assertThat(Redirects.isSameHost(here, URI.create("https://example.org/"))).isFalse();
    assertThat(Redirects.isSameHost(URI.create("http://a/"), URI.create("https://a/"))).isFalse();
  }
}
