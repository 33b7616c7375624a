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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a forge, with the same headers each time; follows no redirect. */
public record Caller(String base, Map<String, String> headers) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Caller {
    headers = Map.copyOf(headers);
  }

  /** Asks an API without headers. */
  public static Caller anonymous(String base) {
    return new Caller(base, Map.of());
  }

  /** Asks the API of GitHub without a token. */
  static Caller anonymous(Forge forge) {
    return anonymous(forge.apiUrl());
  }

  /** Asks the API of GitHub with a token. */
  public static Caller with(String token, Forge forge) {
    return anonymous(forge.apiUrl()).with("Authorization", "Bearer " + token);
  }

  /** This caller with one header only. */
  public Caller with(String header, String value) {
    return new Caller(base, Map.of(header, value));
  }

  /** This caller with another header. */
  public Caller and(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Caller(base, more);
  }

  /** Asks for a path of the API, or for any whole URL. */
  public Reply get(String target) throws IOException {
    return send(request(target).GET());
  }

  /** The JSON of an answer that must have status 200. */
  public JsonNode json(String target) throws IOException {
    Reply reply = get(target);
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " for " + target + ": " + reply.text());
    }
    return reply.json();
  }

  Reply post(String target, String body) throws IOException {
    return send(request(target).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The whole answer to a query. */
  JsonNode query(String query) throws IOException {
    return post("/graphql", MAPPER.writeValueAsString(Map.of("query", query))).json();
  }

  /** The texts at one place in all entries of an array. */
  public static List<String> texts(JsonNode array, String pointer) {
    List<String> texts = new ArrayList<>();
    array.forEach(entry -> texts.add(entry.at(pointer).asText()));
    return texts;
  }

  private HttpRequest.Builder request(String target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.startsWith("/") ? base + target : target));
    headers.forEach(request::header);
    return request;
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
  public record Reply(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
      return response.body();
    }

    public String text() {
      return new String(response.body(), UTF_8);
    }

    public JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
