package org.cienrich.io.scan.sonar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.features.catalog.ScanSelection;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.scan.ScanException;

/**
 * The metrics that every scan reads, whichever are selected. Which of them a server has depends on
 * its version and mode; asked for one that it has not, it refuses all that were asked for with it.
 */
final class SonarMetrics {
  static final String ALERT_STATUS = "alert_status";
  static final String QUALITY_GATE_DETAILS = "quality_gate_details";

  /** Measures that are numbers of issues by severity, of which the total is read. */
  static final Set<String> ISSUES =
      Set.of("reliability_issues", "security_issues", "maintainability_issues");

  /** What a second column of a rating ends with. */
  private static final String NUMBER = "_rating_number";

  /** All names, without the prefix of the tool: those of the columns. */
  static final Set<String> NAMES =
      ScanSelection.metrics(ScanTool.SONARQUBE).stream()
          .map(column -> column.name().substring(ScanTool.SONARQUBE.prefix().length()))
          .filter(name -> !name.endsWith(NUMBER))
          .collect(Collectors.toUnmodifiableSet());

  private static final int PAGE = 500;
  private static final int MAX_PAGES = 40;

  private SonarMetrics() {}

  /** Asks for the metrics of the server; returns the types of ours, by name. */
  static Map<String, MetricType> of(SonarApi api) throws ScanException {
    Map<String, MetricType> types = new TreeMap<>();
    for (int page = 1; page <= MAX_PAGES; page++) {
      Page answer = api.get("/api/metrics/search?p=" + page + "&ps=" + PAGE, "metrics", Page::of);
      types.putAll(answer.types);
      if (answer.count == 0 || (long) page * PAGE >= answer.total) {
        break;
      }
    }
    return types;
  }

  private record Page(Map<String, MetricType> types, int count, long total) {

    static Page of(HttpReply reply) throws MalformedReplyException {
      Json page = Json.of(reply);
      List<Json> metrics = page.objects("metrics");
      Map<String, MetricType> types = new TreeMap<>();
      for (Json metric : metrics) {
        String key = metric.text("key");
        if (NAMES.contains(key)) {
          types.put(key, MetricType.named(metric.text("type")));
        }
      }
      return new Page(types, metrics.size(), page.number("total"));
    }
  }
}
