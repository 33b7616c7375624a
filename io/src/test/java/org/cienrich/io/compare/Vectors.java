package org.cienrich.io.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.table.ColumnType;

/** Rows of {@code feature_vectors} made by hand. */
final class Vectors {
  static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

  private final RowsInMemory rows;

  /** Has these columns between the identity and the reasons. */
  Vectors(String... columns) {
    List<String> all =
        new ArrayList<>(List.of("build_key", "repo", "started_at", "build_id", "attempt"));
    all.addAll(List.of(columns));
    all.add("missing_reasons");
    rows = RowsInMemory.of(ColumnType.TEXT, all.toArray(String[]::new));
  }

  /** Adds a build that started so many minutes after the first. */
  Vectors build(String repoKey, String repo, long id, Map<String, Object> values) {
    return build(repoKey, repo, id, "{}", values);
  }

  Vectors build(
      String repoKey, String repo, long id, String missingReasons, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("build_key", "github_actions/" + repoKey + "/" + id + "/1");
    all.put("repo", repo);
    all.put("started_at", START.plusSeconds(60 * id));
    all.put("build_id", Long.toString(id));
    all.put("attempt", 1L);
    all.put("missing_reasons", missingReasons);
    rows.row(all);
    return this;
  }

  RowsInMemory rows() {
    return rows;
  }
}
