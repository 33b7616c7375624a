package org.cienrich.io.scan.sonar;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.scan.ScanException;

/**
 * What the quality gate said, from {@code GET api/qualitygates/project_status}, in the form of the
 * measures {@code alert_status} and {@code quality_gate_details}: for servers that do not give
 * these.
 */
final class QualityGate {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** There is no gate, or it was not asked. */
  private static final String NONE = "NONE";

  private QualityGate() {}

  /** Asks for both; none where the server has no gate for the project. */
  static Map<String, String> of(SonarApi api, String projectKey) throws ScanException {
    Lookup<Map<String, String>> answer =
        api.find(
            "/api/qualitygates/project_status?projectKey=" + SonarApi.encoded(projectKey),
            "the quality gate",
            QualityGate::measures);
    if (answer instanceof Lookup.Found<Map<String, String>> found) {
      return found.value();
    }
    if (answer instanceof Lookup.NotFound<?>) {
      return Map.of();
    }
    throw SonarApi.failure(answer);
  }

  private static Map<String, String> measures(HttpReply reply) throws MalformedReplyException {
    Json status = Json.of(reply).object("projectStatus");
    String level = status.text("status");
    if (level.equals(NONE)) {
      return Map.of();
    }
    ObjectNode details = MAPPER.createObjectNode().put("level", level);
    ArrayNode conditions = details.putArray("conditions");
    List<Json> told = status.findObjects("conditions");
    for (Json condition : told) {
      ObjectNode node =
          conditions
              .addObject()
              .put("metric", condition.text("metricKey"))
              .put("op", condition.text("comparator"));
      condition.findString("errorThreshold").ifPresent(value -> node.put("error", value));
      condition.findString("actualValue").ifPresent(value -> node.put("actual", value));
      node.put("level", condition.text("status"));
    }
    return Map.of(
        SonarMetrics.ALERT_STATUS, level, SonarMetrics.QUALITY_GATE_DETAILS, details.toString());
  }
}
