package org.cienrich.io.export.prepare;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.io.export.prepare.PreparationParameters.PartSummary;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a part. Not thread-safe. */
final class PartTally {
  private final Part part;
  private final int triggeredAt;
  private final int outcome;
  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private final SortedMap<String, Long> dropped = new TreeMap<>();
  private long rows;
  private @Nullable Instant first;
  private @Nullable Instant last;

  PartTally(Part part, List<TableColumn> columns) {
    this.part = part;
    List<String> names = columns.stream().map(TableColumn::name).toList();
    triggeredAt = names.indexOf("triggered_at");
    outcome = names.indexOf(WorkflowFeatures.TR_STATUS.name());
  }

  void add(List<@Nullable Object> cells) {
    rows++;
    if (triggeredAt >= 0 && cells.get(triggeredAt) instanceof Instant instant) {
      first = first == null || instant.isBefore(first) ? instant : first;
      last = last == null || instant.isAfter(last) ? instant : last;
    }
    if (outcome >= 0) {
      Object status = cells.get(outcome);
      outcomes.merge(status == null ? "missing" : status.toString(), 1L, Long::sum);
    }
  }

  void drop(DropReason reason) {
    dropped.merge(reason.text(), 1L, Long::sum);
  }

  long rows() {
    return rows;
  }

  /** Returns why there is no row, for an error. */
  String whyEmpty() {
    return dropped.isEmpty()
        ? part.text() + " gets no row"
        : part.text() + " loses all: " + dropped;
  }

  PartSummary summary() {
    return new PartSummary(
        part.text(),
        rows,
        first == null ? null : first.toString(),
        last == null ? null : last.toString(),
        outcomes,
        outcomes.getOrDefault(WorkflowFeatures.FAILED, 0L),
        outcomes.getOrDefault(WorkflowFeatures.PASSED, 0L),
        dropped);
  }
}
