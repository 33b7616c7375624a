package org.cienrich.io.scan.trivy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The packages with the worst vulnerabilities. Each package, by its name, is there once with its
 * worst vulnerability; of equally bad ones that with the smallest id. Not thread-safe.
 */
final class VulnerablePackages {
  private static final int MOST = 10;
  private static final int LONGEST_TITLE = 300;
  private static final JsonMapper MAPPER = new JsonMapper();

  private record Vulnerability(String name, Severity severity, String id, @Nullable String title) {

    static final Comparator<Vulnerability> WORST_FIRST =
        Comparator.comparing(Vulnerability::severity)
            .thenComparing(Vulnerability::name)
            .thenComparing(Vulnerability::id);

    Map<String, @Nullable String> cells() {
      Map<String, @Nullable String> cells = new TreeMap<>();
      cells.put("name", name);
      cells.put("severity", severity.name());
      cells.put("title", title);
      cells.put("vulnerability_id", id);
      return cells;
    }
  }

  private final Map<String, Vulnerability> worst = new HashMap<>();

  void add(String name, Severity severity, String id, @Nullable String title) {
    Vulnerability found = new Vulnerability(name, severity, id, title == null ? null : cut(title));
    worst.merge(
        name,
        found,
        (old, other) -> Vulnerability.WORST_FIRST.compare(old, other) <= 0 ? old : other);
  }

  private static String cut(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
  }

  /** Returns at most ten as a JSON array, worst first, then by name; keys are in order. */
  String json() {
    List<Map<String, @Nullable String>> top = new ArrayList<>();
    worst.values().stream()
        .sorted(Vulnerability.WORST_FIRST)
        .limit(MOST)
        .forEach(vulnerability -> top.add(vulnerability.cells()));
    try {
      return MAPPER.writeValueAsString(top);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }
}
