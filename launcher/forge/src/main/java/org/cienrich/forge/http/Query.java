package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The decoded parameters of a query string; of a repeated one the last counts. */
public record Query(Map<String, String> parameters) {

  /** The parameters of a query as it was sent, if there is one. */
  public static Query of(@Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(
              URLDecoder.decode(pair.substring(0, equals), UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
      }
    }
    return new Query(parameters);
  }

  /** A parameter; an empty one counts as absent. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** A whole number, or the default where the parameter is absent or none. */
  public int number(String name, int otherwise) {
    return get(name)
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  /** This query as text with one parameter replaced. */
  public String with(String name, int value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, Integer.toString(value));
    return new Query(changed).text();
  }

  /** This query as text. */
  public String text() {
    return parameters.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
