package org.cienrich.forge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a forge, with or without a token; follows no redirect. */
record Caller(String base, @Nullable String token) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Caller anonymous(Forge forge) {
    return new Caller(forge.apiUrl(), null);
  }

  static Caller with(String token, Forge forge) {
    return new Caller(forge.apiUrl(), token);
  }

  /** Asks for a path of the API, or for any whole URL. */
  Reply get(String target) throws IOException {
    return send(request(target).GET());
  }

  Reply post(String target, String body) throws IOException {
    return send(request(target).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The whole answer to a query. */
  JsonNode query(String query) throws IOException {
    return post("/graphql", MAPPER.writeValueAsString(Map.of("query", query))).json();
  }

  private HttpRequest.Builder request(String target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.startsWith("/") ? base + target : target));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Reply send(HttpRequest.Builder request) throws IOException {
    try {
      return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** An answer. */
  record Reply(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), UTF_8);
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
