package org.cienrich.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.cienrich.features.quality.QualityReport;
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
import org.cienrich.io.table.TableOutput;
import org.cienrich.io.table.WriteDeadLetters;
import org.cienrich.io.table.WriteTables;
import org.cienrich.io.table.WrittenPart;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.cienrich.io.version.WriteManifest;
import org.cienrich.pipeline.config.Formats;
import org.cienrich.transforms.EnrichedBuilds;
import org.cienrich.transforms.quality.EvaluateQuality;
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
    WriteTables tables = addDataset(enriched, WriteTables.into(directory).alsoInto(store()));
    layouts.add(RecordLayout.of(Table.BUILDS));
    tables =
        tables.and(
            enriched.builds(),
            folder(Table.BUILDS, BuildRow.class)
                .withGaps()
                .withRowsPerPart(LINES_PER_PART * EnrichedBuilds.POSITIONS_PER_LINE));
    tables = add(tables, Table.REPOSITORIES, RepositoryRow.class, enriched.repositories());
    tables = add(tables, Table.IMPORT_BUILDS, ImportBuildRow.class, enriched.imports());
    tables = add(tables, Table.JOBS, JobRow.class, enriched.jobs());
    tables = add(tables, Table.COMMIT_SCANS, CommitScanRow.class, enriched.scans());
    tables = add(tables, Table.AUDIT, AuditRow.class, enriched.audit());
    PCollectionTuple written = pipeline.apply("WriteTables", tables);
    PCollection<DeadLetter> deadLetters =
        PCollectionList.of(badRows)
            .and(enriched.repeatedRows())
            .and(enriched.failures())
            .apply("AllDeadLetters", Flatten.pCollections());
    layouts.add(RecordLayout.ofDeadLetters());
    PCollection<WrittenPart> letterParts =
        deadLetters.apply("WriteDeadLetters", WriteDeadLetters.into(directory).alsoInto(store()));

    PCollection<WrittenPart> allParts =
        PCollectionList.of(written.get(WriteTables.PARTS))
            .and(letterParts)
            .apply("AllParts", Flatten.pCollections());
    PCollection<QualityReport> quality =
        written.get(WriteTables.MEASURES).apply("EvaluateQuality", new EvaluateQuality(features));
    PCollectionList<KV<String, Long>> counts =
        PCollectionList.of(lineCounts).and(CountStatuses.of(enriched, deadLetters));
    return mongo == null
        ? allParts.apply("WriteManifest", manifest(counts).withQuality(quality))
        : completeInMongo(mongo, allParts, counts, quality);
  }

  /** The manifest comes when all documents are there, and the version counts after that. */
  private PCollection<Manifest> completeInMongo(
      MongoVersion version,
      PCollection<WrittenPart> allParts,
      PCollectionList<KV<String, Long>> counts,
      PCollection<QualityReport> quality) {
    List<String> tables = layouts.stream().map(TableLayout::table).toList();
    allParts.getPipeline().apply("CheckMongo", version.check(tables));
    WriteManifest manifest =
        manifest(counts.and(allParts.apply("SettleMongo", version.settle()))).withQuality(quality);
    for (String table : tables) {
      manifest = manifest.withEqualCounts(MongoVersion.COUNTS + "." + table, "rows." + table);
    }
    return allParts
        .apply("WriteManifest", manifest)
        .apply("PublishInMongo", version.publish(directory));
  }

  private WriteManifest manifest(PCollectionList<KV<String, Long>> counts) {
    return WriteManifest.of(output, run, layouts, counts.apply("AllCounts", Flatten.pCollections()))
        .withEqualCounts(CountStatuses.HISTORY_IN, CountStatuses.HISTORY_OUT)
        .withMaxFailedShare(maxFailedShare);
  }

  private @Nullable RowStore store() {
    return mongo == null ? null : mongo.store();
  }

  private WriteTables addDataset(EnrichedBuilds enriched, WriteTables tables) {
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
    return tables.and(
        enriched.vectors(),
        TableOutput.of(layout).as(files).measuredBy(new MeasureVectors(features)));
  }

  private <T extends Record> WriteTables add(
      WriteTables tables, Table table, Class<T> rowType, PCollection<KV<Long, T>> rows) {
    layouts.add(RecordLayout.of(table));
    return tables.and(rows, folder(table, rowType));
  }

  private static <T extends Record> TableOutput<T> folder(Table table, Class<T> rowType) {
    return TableOutput.of(RecordLayout.of(table, rowType))
        .as(TableFiles.folder(RowFormat.PARQUET, table.tableName()));
  }
}
