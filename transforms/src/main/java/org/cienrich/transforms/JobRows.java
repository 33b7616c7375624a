package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.tables.JobRow;
import org.cienrich.features.tables.LogColumns;
import org.jspecify.annotations.Nullable;

/** Makes the rows of the jobs of one build. */
final class JobRows {
  private final String buildKey;
  private final List<String> testFrameworks;

  /**
   * @param testFrameworks those that count; all if empty
   */
  JobRows(String buildKey, List<String> testFrameworks) {
    this.buildKey = buildKey;
    this.testFrameworks = testFrameworks;
  }

  /** Returns the rows in the order of the ids. */
  List<JobRow> of(BuildDetails details) {
    List<JobRow> rows = new ArrayList<>();
    for (int i = 0; i < details.jobs().size(); i++) {
      JobLog log = details.logs() == null ? null : details.logs().jobs().get(i);
      rows.add(row(details.jobs().get(i), log));
    }
    return rows;
  }

  private JobRow row(CiJob job, @Nullable JobLog log) {
    ResourceState state = logState(log);
    return new JobRow(
        buildKey,
        job.id(),
        job.name(),
        job.status(),
        job.conclusion(),
        job.createdAt(),
        job.startedAt(),
        job.completedAt(),
        job.runner(),
        state.columnValue(),
        log == null || log.missing() == null || !state.isAbsent() ? null : log.missing().name(),
        log == null ? null : log.bytes(),
        LogColumns.of(log == null ? null : log.facts(), testFrameworks));
  }

  private static ResourceState logState(@Nullable JobLog log) {
    return log == null || log.missing() == MissingReason.NOT_APPLICABLE
        ? ResourceState.SKIPPED
        : ResourceState.of(log.missing());
  }
}
