package org.cienrich.features.tables;

import java.util.List;
import java.util.Locale;

/** The tables of a version whose columns do not depend on the selection of features. */
public enum Table {
  BUILDS(BuildRow.class, List.of("line", "build_key"), "One row per accepted row of the input."),
  REPOSITORIES(RepositoryRow.class, List.of("repo_key"), "One row per repository of the input."),
  IMPORT_BUILDS(
      ImportBuildRow.class, List.of("build_key"), "What could be fetched for each found build."),
  JOBS(JobRow.class, List.of("build_key", "job_id"), "One row per job of a found build."),
  COMMIT_SCANS(
      CommitScanRow.class,
      List.of("repo_key", "commit_sha", "tool"),
      "One row per scanned commit and tool."),
  AUDIT(AuditRow.class, List.of("key", "step"), "What was done for each build and repository.");

  private final Class<? extends Record> rowType;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> key;

  private final String description;

  Table(Class<? extends Record> rowType, List<String> key, String description) {
    this.rowType = rowType;
    this.key = key;
    this.description = description;
  }

  /** Returns the name of the table and of its folder. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the record whose components are the columns, camelCase for snake_case. */
  public Class<? extends Record> rowType() {
    return rowType;
  }

  /** Returns the names of the columns that tell rows apart. */
  public List<String> key() {
    return key;
  }

  public String description() {
    return description;
  }
}
