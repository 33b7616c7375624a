package org.cienrich.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.BuildRow;
import org.cienrich.features.tables.CommitScanRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.ImportBuildRow;
import org.cienrich.features.tables.JobRow;
import org.cienrich.features.tables.RepositoryRow;
import org.cienrich.features.tables.Table;
import org.cienrich.io.mongo.MongoVersion;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.RowFormat;
import org.cienrich.io.table.RowStore;
import org.cienrich.io.table.TableFiles;
import org.cienrich.io.table.TableLayout;
import org.cienrich.io.table.WriteDeadLetters;
import org.cienrich.io.table.WriteTable;
import org.cienrich.io.table.WrittenPart;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.cienrich.io.version.WriteManifest;
import org.cienrich.pipeline.config.Formats;
import org.cienrich.transforms.EnrichedBuilds;
import org.jspecify.annotations.Nullable;

/**
 * Writes all tables of a version, those that are still empty included, and completes it with its
 * manifest. Files of other formats than Parquet hold the dataset only; MongoDB holds all tables.
 */
final class WriteVersion {
  private static final int LINES_PER_PART = 50_000;

  private final String output;
  private final String directory;
  private final RunDescription run;
  private final SelectedFeatures features;
  private final Formats formats;
  private final @Nullable MongoVersion mongo;
  private final double maxFailedShare;
  private final List<TableLayout<?>> layouts = new ArrayList<>();
  private final List<PCollection<WrittenPart>> parts = new ArrayList<>();

  /**
   * @param output the folder of all versions
   * @param directory the folder of the version
   */
  WriteVersion(
      String output,
      String directory,
      RunDescription run,
      SelectedFeatures features,
      Formats formats,
      double maxFailedShare) {
    this.output = output;
    this.directory = directory;
    this.run = run;
    this.features = features;
    this.formats = formats;
    this.mongo = formats.mongo() == null ? null : MongoVersion.of(formats.mongo(), run);
    this.maxFailedShare = maxFailedShare;
  }

  /** Adds the writes to the pipeline; the result is there when the version is complete. */
  PCollection<Manifest> apply(
      Pipeline pipeline,
      EnrichedBuilds enriched,
      PCollection<DeadLetter> badRows,
      PCollection<KV<String, Long>> lineCounts) {
    writeDataset(enriched);
    layouts.add(RecordLayout.of(Table.BUILDS));
    parts.add(
        enriched
            .builds()
            .apply(
                "Write_builds",
                folder(Table.BUILDS, BuildRow.class)
                    .withGaps()
                    .withRowsPerPart(LINES_PER_PART * EnrichedBuilds.POSITIONS_PER_LINE)));
    write(Table.REPOSITORIES, RepositoryRow.class, enriched.repositories());
    write(Table.IMPORT_BUILDS, ImportBuildRow.class, enriched.imports());
    write(Table.JOBS, JobRow.class, enriched.jobs());
    write(Table.COMMIT_SCANS, CommitScanRow.class, enriched.scans());
    write(Table.AUDIT, AuditRow.class, enriched.audit());
    PCollection<DeadLetter> deadLetters =
        PCollectionList.of(badRows)
            .and(enriched.repeatedRows())
            .and(enriched.failures())
            .apply("AllDeadLetters", Flatten.pCollections());
    layouts.add(RecordLayout.ofDeadLetters());
    parts.add(
        deadLetters.apply("WriteDeadLetters", WriteDeadLetters.into(directory).alsoInto(store())));

    PCollection<WrittenPart> allParts =
        PCollectionList.of(parts).apply("AllParts", Flatten.pCollections());
    PCollectionList<KV<String, Long>> counts =
        PCollectionList.of(lineCounts).and(CountStatuses.of(enriched, deadLetters));
    return mongo == null
        ? allParts.apply("WriteManifest", manifest(counts))
        : completeInMongo(mongo, allParts, counts);
  }

  /** The manifest comes when all documents are there, and the version counts after that. */
  private PCollection<Manifest> completeInMongo(
      MongoVersion version,
      PCollection<WrittenPart> allParts,
      PCollectionList<KV<String, Long>> counts) {
    List<String> tables = layouts.stream().map(TableLayout::table).toList();
    allParts.getPipeline().apply("CheckMongo", version.check(tables));
    WriteManifest manifest = manifest(counts.and(allParts.apply("SettleMongo", version.settle())));
    for (String table : tables) {
      manifest = manifest.withEqualCounts(MongoVersion.COUNTS + "." + table, "rows." + table);
    }
    return allParts.apply("WriteManifest", manifest).apply("PublishInMongo", version.publish());
  }

  private WriteManifest manifest(PCollectionList<KV<String, Long>> counts) {
    return WriteManifest.of(output, run, layouts, counts.apply("AllCounts", Flatten.pCollections()))
        .withEqualCounts(CountStatuses.HISTORY_IN, CountStatuses.HISTORY_OUT)
        .withMaxFailedShare(maxFailedShare);
  }

  private @Nullable RowStore store() {
    return mongo == null ? null : mongo.store();
  }

  private void writeDataset(EnrichedBuilds enriched) {
    SelectedFeatures selected = features;
    FeatureVectorLayout layout = FeatureVectorLayout.of(selected::features);
    List<TableFiles> files = new ArrayList<>();
    for (RowFormat format : formats.files()) {
      files.add(
          format == RowFormat.PARQUET
              ? TableFiles.folder(format, FeatureVectorLayout.TABLE)
              : TableFiles.flat(format, "dataset"));
    }
    layouts.add(layout);
    parts.add(
        enriched
            .vectors()
            .apply("WriteDataset", WriteTable.of(layout, directory).alsoInto(store()).as(files)));
  }

  private <T extends Record> void write(
      Table table, Class<T> rowType, PCollection<KV<Long, T>> rows) {
    layouts.add(RecordLayout.of(table));
    parts.add(rows.apply("Write_" + table.tableName(), folder(table, rowType)));
  }

  private <T extends Record> WriteTable<T> folder(Table table, Class<T> rowType) {
    return WriteTable.of(RecordLayout.of(table, rowType), directory)
        .alsoInto(store())
        .as(TableFiles.folder(RowFormat.PARQUET, table.tableName()));
  }
}
