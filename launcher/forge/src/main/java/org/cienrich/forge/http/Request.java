package org.cienrich.forge.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request, read to its end.
 *
 * @param path as it was sent
 * @param query as it was sent, or null without one
 * @param headers names in lower case, first values
 */
public record Request(
    String method, String path, @Nullable String query, Map<String, String> headers, Body content) {

  /** Reads at most so many bytes of the body. */
  static Request read(HttpExchange exchange, int largestBody) throws IOException {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> header.getValue().get(0)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        headers,
        new Body(exchange.getRequestBody().readNBytes(largestBody + 1), largestBody));
  }

  /** The body as UTF-8; empty without one. */
  public String body() {
    return content.text();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Path and query, and the digest of the body behind {@code #} where there is one. */
  public String target() {
    String target = query == null ? path : path + "?" + query;
    return content.isEmpty() ? target : target + "#" + content.digest();
  }
}
