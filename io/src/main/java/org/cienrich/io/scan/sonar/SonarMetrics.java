package org.cienrich.io.scan.sonar;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private static final List<String> RELIABILITY =
      List.of(
          "bugs",
          "reliability_issues",
          "reliability_rating",
          "reliability_remediation_effort",
          "software_quality_reliability_rating",
          "software_quality_reliability_issues",
          "software_quality_reliability_remediation_effort");

  private static final List<String> SECURITY =
      List.of(
          "vulnerabilities",
          "security_issues",
          "security_rating",
          "security_hotspots",
          "security_remediation_effort",
          "security_review_rating",
          "security_hotspots_to_review_status",
          "software_quality_security_rating",
          "software_quality_security_issues",
          "software_quality_security_remediation_effort");

  private static final List<String> MAINTAINABILITY =
      List.of(
          "code_smells",
          "sqale_index",
          "sqale_debt_ratio",
          "sqale_rating",
          "maintainability_issues",
          "development_cost",
          "effort_to_reach_maintainability_rating_a",
          "software_quality_maintainability_debt_ratio",
          "software_quality_maintainability_remediation_effort",
          "software_quality_maintainability_rating",
          "effort_to_reach_software_quality_maintainability_rating_a",
          "software_quality_maintainability_issues");

  private static final List<String> SIZE =
      List.of(
          "duplicated_lines_density",
          "duplicated_lines",
          "duplicated_blocks",
          "duplicated_files",
          "cognitive_complexity",
          "complexity",
          "ncloc",
          "lines",
          "files",
          "classes",
          "functions",
          "statements",
          "ncloc_language_distribution",
          "comment_lines_density",
          "comment_lines");

  private static final List<String> QUALITY =
      List.of(
          ALERT_STATUS,
          QUALITY_GATE_DETAILS,
          "software_quality_blocker_issues",
          "critical_violations",
          "violations",
          "software_quality_high_issues",
          "info_violations",
          "software_quality_low_issues",
          "software_quality_info_issues",
          "minor_violations",
          "major_violations",
          "software_quality_medium_issues",
          "open_issues");

  /** Measures that are numbers of issues by severity, of which the total is read. */
  static final Set<String> ISSUES =
      Set.of("reliability_issues", "security_issues", "maintainability_issues");

  /** All names, without the prefix of the tool. */
  static final Set<String> NAMES = union(RELIABILITY, SECURITY, MAINTAINABILITY, SIZE, QUALITY);

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

  @SafeVarargs
  private static Set<String> union(List<String>... lists) {
    Set<String> names = new LinkedHashSet<>();
    for (List<String> list : lists) {
      names.addAll(list);
    }
    return Collections.unmodifiableSet(names);
  }
}
