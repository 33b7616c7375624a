package org.cienrich.forge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.forge.http.Traffic;

/**
 * Tells the counters as JSON, for measurements of other processes: {@code requests}, {@code
 * downloads} and {@code targets} by key, and {@code total}. It is not counted itself.
 */
final class CountsHandler implements HttpHandler {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Traffic requests;
  private final Traffic downloads;

  CountsHandler(Traffic requests, Traffic downloads) {
    this.requests = requests;
    this.downloads = downloads;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = json();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] json() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", requests.total());
    json.put("requests", new TreeMap<>(requests.byEndpoint()));
    json.put("downloads", new TreeMap<>(downloads.byEndpoint()));
    json.put("targets", new TreeMap<>(requests.byTarget()));
    return MAPPER.writeValueAsBytes(json);
  }
}
