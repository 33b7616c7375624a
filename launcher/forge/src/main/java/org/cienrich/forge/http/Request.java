package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint.
 *
 * @param parts what stands for the placeholders of the template, in their order, decoded
 * @param query the decoded parameters; of a repeated one the last counts
 * @param target path and query as they were sent
 */
public record Request(
    List<String> parts, Map<String, String> query, Headers headers, String target) {

  static Map<String, String> query(@Nullable String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  public String part(int index) {
    return parts.get(index);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** A whole number, or the default where the parameter is absent or none. */
  public int number(String name, int otherwise) {
    return parameter(name)
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }
}
