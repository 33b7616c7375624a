package org.cienrich.io.mongo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cienrich.features.tables.Table;
import org.cienrich.io.table.FeatureVectorLayout;

/**
 * The collection of a table: what tells its documents apart, and what they are looked for by.
 *
 * @param key the columns that tell rows apart; none if only all of them do
 * @param indexes the columns of each index, which begins with the dataset and the version
 */
record CollectionPlan(List<String> key, List<List<String>> indexes) {
  /** Fields that every document has. */
  static final String ID = "_id";

  static final String DATASET = "dataset";
  static final String VERSION = "version";

  /** Tells which attempt at a part of a table wrote the document. */
  static final String WRITING = "writing";

  private static final String BUILD_KEY = "build_key";
  private static final String STATUS = "status";

  private static final Map<String, List<List<String>>> INDEXES =
      Map.of(
          "builds",
          List.of(
              List.of(BUILD_KEY),
              List.of(STATUS, "reason"),
              List.of("repo_key", "build_id"),
              List.of("commit_sha")),
          "repositories",
          List.of(List.of("repo_key"), List.of("repo"), List.of(STATUS)),
          "import_builds",
          List.of(List.of(BUILD_KEY), List.of("repo"), List.of(STATUS), List.of("effective_sha")),
          "jobs",
          List.of(List.of(BUILD_KEY, "job_id"), List.of("conclusion")),
          "commit_scans",
          List.of(List.of("repo_key", "commit_sha", "tool"), List.of(STATUS), List.of("tree_id")),
          "audit",
          List.of(List.of("key", "step"), List.of("step", "outcome")),
          FeatureVectorLayout.TABLE,
          List.of(
              List.of(BUILD_KEY),
              List.of("repo", "started_at"),
              List.of("commit_sha"),
              List.of("effective_sha"),
              List.of("extraction_status")),
          "dead_letters",
          List.of(List.of("stage", "reason"), List.of("key"), List.of("line")));

  /** Returns the collection of a table. */
  static CollectionPlan of(String table) {
    return new CollectionPlan(keyOf(table), INDEXES.getOrDefault(table, List.of()));
  }

  private static List<String> keyOf(String table) {
    if (table.equals(FeatureVectorLayout.TABLE)) {
      return List.of(BUILD_KEY);
    }
    return Arrays.stream(Table.values())
        .filter(fixed -> fixed.tableName().equals(table))
        .findFirst()
        .map(Table::key)
        .orElse(List.of());
  }

  /** An index by fields in ascending order. */
  record Index(List<String> fields, boolean isUnique) {
    /** Returns the name that MongoDB itself would give it. */
    String name() {
      return String.join("_1_", fields) + "_1";
    }
  }

  /** Returns the index of what there is once per version. */
  static Index ofVersions() {
    return new Index(List.of(DATASET, VERSION), true);
  }

  /** Returns the indexes; that of the whole key of a table takes no two documents for one row. */
  List<Index> toIndexes() {
    return indexes.stream()
        .map(
            columns ->
                new Index(
                    Stream.concat(Stream.of(DATASET, VERSION), columns.stream()).toList(),
                    columns.equals(key)))
        .toList();
  }
}
