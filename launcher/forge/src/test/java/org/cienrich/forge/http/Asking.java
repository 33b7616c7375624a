package org.cienrich.forge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks a forge, with the same headers each time. */
public final class Asking {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final String[] headers;

  /**
   * @param headers names and values in turn
   */
  public Asking(String base, String... headers) {
    this.base = base;
    this.headers = headers.clone();
  }

  /** The JSON of an answer that must have status 200. */
  public JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " for " + path + ": " + response.body());
    }
    return JsonMapper.builder().build().readTree(response.body());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The texts of one field of all entries of an array. */
  public static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(entry -> texts.add(entry.path(field).asText()));
    return texts;
  }
}
