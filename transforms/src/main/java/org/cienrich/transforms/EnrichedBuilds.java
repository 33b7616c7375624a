package org.cienrich.transforms;

import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.BuildRow;
import org.cienrich.features.tables.CommitScanRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.features.tables.ImportBuildRow;
import org.cienrich.features.tables.JobRow;
import org.cienrich.features.tables.RepositoryRow;
import org.cienrich.transforms.history.HistoryOutcomes;
import org.cienrich.transforms.history.HistoryRecord;

/**
 * What the enrichment yields. Rows with a key are at their position in the total order of their
 * table.
 *
 * @param builds one per accepted row of the input and wanted attempt, at {@link
 *     #POSITIONS_PER_LINE} times its line plus the attempt
 * @param repositories one per repository of the input
 * @param imports one per found build
 * @param vectors one per found build
 * @param jobs one per job of a found build
 * @param audit one per step of a found build, and one per mirror
 * @param scans one per scanned commit and tool
 * @param repeatedRows rows of the input that repeat a build
 * @param failures computations that threw, histories that could not be listed, resources that
 *     builds have to do without, and scans that failed
 * @param intoHistory what went into the sorted step
 * @param outOfHistory what came out of it: as many, or the version fails
 */
public record EnrichedBuilds(
    PCollection<KV<Long, BuildRow>> builds,
    PCollection<KV<Long, RepositoryRow>> repositories,
    PCollection<KV<Long, ImportBuildRow>> imports,
    PCollection<KV<Long, FeatureVectorRow>> vectors,
    PCollection<KV<Long, JobRow>> jobs,
    PCollection<KV<Long, AuditRow>> audit,
    PCollection<KV<Long, CommitScanRow>> scans,
    PCollection<DeadLetter> repeatedRows,
    PCollection<DeadLetter> failures,
    PCollection<KV<String, HistoryRecord>> intoHistory,
    PCollection<KV<String, HistoryOutcomes>> outOfHistory) {

  /** More attempts than any provider allows. */
  public static final int POSITIONS_PER_LINE = 1024;
}
