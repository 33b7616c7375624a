package org.cienrich.io.scan.sonar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.scan.ScanException;

/**
 * Reads the measures of a project by {@code GET api/measures/component}. What a measure says of new
 * code, its {@code period}, is none of its value. Thread-safe.
 */
final class Measures {
  private static final int CHUNK = 25;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final SonarConnection connection;

  Measures(SonarConnection connection) {
    this.connection = connection;
  }

  /**
   * Reads what was measured of our metrics.
   *
   * @throws ScanException if the server does not tell, or a value is none of its metric's type
   */
  ScanMetrics read(String projectKey) throws ScanException {
    Map<String, String> values = new TreeMap<>();
    Map<String, MetricType> types = connection.metrics();
    if (!readAll(projectKey, types, values)) {
      connection.forgetMetrics();
      types = connection.metrics();
      values.clear();
      if (!readAll(projectKey, types, values)) {
        throw new ScanException(
            MissingReason.COMPUTATION_FAILED, "SonarQube has no measures of " + projectKey);
      }
    }
    if (!values.containsKey(SonarMetrics.ALERT_STATUS)
        || !values.containsKey(SonarMetrics.QUALITY_GATE_DETAILS)) {
      QualityGate.of(connection.api(), projectKey).forEach(values::putIfAbsent);
    }
    return ScanMetrics.of(values);
  }

  /** Returns false if the server does not know the project, or one of the metrics any more. */
  private boolean readAll(
      String projectKey, Map<String, MetricType> types, Map<String, String> values)
      throws ScanException {
    List<String> names = new ArrayList<>(types.keySet());
    for (int start = 0; start < names.size(); start += CHUNK) {
      List<String> chunk = names.subList(start, Math.min(start + CHUNK, names.size()));
      Lookup<Map<String, String>> answer =
          connection
              .api()
              .find(
                  "/api/measures/component?component="
                      + SonarApi.encoded(projectKey)
                      + "&metricKeys="
                      + SonarApi.encoded(String.join(",", chunk)),
                  "measures",
                  Measures::values);
      if (answer instanceof Lookup.Found<Map<String, String>> found) {
        add(found.value(), types, values);
      } else if (answer instanceof Lookup.NotFound<?> absent
          && absent.reason() == MissingReason.NOT_FOUND) {
        return false;
      } else {
        throw SonarApi.failure(answer);
      }
    }
    return true;
  }

  private static Map<String, String> values(HttpReply reply) throws MalformedReplyException {
    Map<String, String> values = new TreeMap<>();
    for (Json measure : Json.of(reply).object("component").objects("measures")) {
      String name = measure.text("metric");
      measure.findString("value").ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  private static Optional<String> canonical(String metric, MetricType type, String value) {
    return type == MetricType.DATA && SonarMetrics.ISSUES.contains(metric)
        ? totalOf(value)
        : type.canonical(value);
  }

  /** Returns the total of {@code {"LOW":1,"MEDIUM":2,"total":3}}. */
  private static Optional<String> totalOf(String issues) {
    try {
      JsonNode total = MAPPER.readTree(issues).path("total");
      return total.isIntegralNumber() ? Optional.of(total.asText()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void add(
      Map<String, String> told, Map<String, MetricType> types, Map<String, String> values)
      throws ScanException {
    for (Map.Entry<String, String> measure : told.entrySet()) {
      MetricType type = types.get(measure.getKey());
      if (type != null) {
        values.put(
            measure.getKey(),
            canonical(measure.getKey(), type, measure.getValue())
                .orElseThrow(
                    () ->
                        new ScanException(
                            MissingReason.COMPUTATION_FAILED,
                            "SonarQube's value of " + measure.getKey() + " is no " + type)));
      }
    }
  }
}
