package org.cienrich.transforms;

import static org.cienrich.features.ResourceSource.BUILD_LOGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.CommitScanRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.features.tables.ImportBuildRow;
import org.cienrich.features.tables.JobRow;
import org.cienrich.transforms.coders.RecordCoder;
import org.cienrich.transforms.history.ComputeHistory;

/**
 * The whole enrichment: accepted input rows become the rows of all tables. Bounded input only.
 * Heavy work runs in parallel and in any order; only {@link ComputeHistory} is sequential, within a
 * repository. The same input gives the same rows at the same positions on every runner.
 */
public final class EnrichBuilds {
  private final WorkerSources sources;
  private final BuildChoice choice;

  public EnrichBuilds(WorkerSources sources, BuildChoice choice) {
    this.sources = sources;
    this.choice = choice;
  }

  /** Adds the steps to the pipeline that {@code rows} belongs to. */
  public EnrichedBuilds apply(PCollection<InputRow> rows) {
    ValidateBuilds validate = new ValidateBuilds(sources.providers(), choice);
    PCollectionTuple validated =
        rows.apply("StampEarliest", stampEarliest()).apply("ValidateBuilds", validate);

    DropRepeatedBuilds dropRepeated = new DropRepeatedBuilds();
    PCollectionTuple distinct =
        validated.get(validate.builds).apply("DropRepeatedBuilds", dropRepeated);
    PCollection<ValidatedBuild> builds = distinct.get(dropRepeated.kept);

    PCollectionList<KV<String, KnownRun>> known =
        PCollectionList.of(builds.apply("TakeKnownRuns", ParDo.of(new TakeKnownRuns())))
            .and(validated.get(validate.historyOnly));
    PCollectionList<DeadLetter> failures = PCollectionList.empty(rows.getPipeline());
    if (choice.wholeHistory()) {
      ListHistory listHistory = new ListHistory(sources.providers());
      PCollectionTuple listed = known.get(0).apply("ListHistory", listHistory);
      known = known.and(listed.get(listHistory.runs));
      failures = failures.and(listed.get(listHistory.failures));
    }

    FeaturePlan plan = sources.plan().plan();
    boolean isScanned = !sources.scanners().tools().isEmpty();
    AuditStep.Places places = new AuditStep.Places(plan);
    IngestRepositories ingest = new IngestRepositories(sources.repositories(), isScanned, places);
    PCollectionTuple ingested =
        known.apply("KnownRuns", Flatten.pCollections()).apply("IngestRepositories", ingest);
    PCollection<KV<Long, BuildDetails>> details =
        builds.apply(
            "FetchDetails",
            new FetchDetails(sources.providers(), plan.sources().contains(BUILD_LOGS)));

    ComputeFeatures compute = new ComputeFeatures(sources);
    PCollectionTuple computed =
        ingested
            .get(ingest.outputs.units)
            .apply(
                "AttachDetails", new AttachDetails(details, ingested.get(ingest.outputs.members)))
            .apply("ComputeFeatures", compute);

    ComputeHistory computeHistory = new ComputeHistory(sources.plan(), sources.parameters());
    PCollectionTuple history =
        computed.get(compute.outputs.history).apply("ComputeHistory", computeHistory);

    AssembleRows assemble = new AssembleRows(sources.plan(), sources.parameters());
    KeyedPCollectionTuple<String> partsOfRows =
        KeyedPCollectionTuple.of(assemble.local, computed.get(compute.outputs.computed))
            .and(assemble.inOrder, history.get(computeHistory.outcomes));
    PCollection<KV<Long, CommitScanRow>> scans = none(rows.getPipeline());
    if (isScanned) {
      ScanCommits scan = new ScanCommits(sources.scanners(), sources.repositories());
      PCollectionTuple scanned = ingested.get(ingest.outputs.commits).apply("ScanCommits", scan);
      partsOfRows = partsOfRows.and(assemble.scanned, scanned.get(scan.outputs.ofBuilds));
      failures = failures.and(scanned.get(scan.outputs.failures));
      scans = locate(scanned.get(scan.outputs.scanned), ingested.get(ingest.outputs.repositories));
    }
    PCollectionTuple assembled = partsOfRows.apply("AssembleRows", assemble);

    PCollectionView<Map<String, Long>> rowOffsets =
        ingested
            .get(ingest.outputs.repositories)
            .apply("RowOffsets", new RowOffsets(IngestedRepository::outputRows));
    PCollectionView<Map<String, Long>> jobOffsets =
        ingested
            .get(ingest.outputs.repositories)
            .apply("JobOffsets", new RowOffsets(IngestedRepository::jobRows));
    PCollectionView<Map<String, Long>> auditOffsets =
        ingested
            .get(ingest.outputs.repositories)
            .apply(
                "AuditOffsets", new RowOffsets(repository -> places.rows(repository.outputRows())));
    PCollection<AuditedStep> audit =
        PCollectionList.of(ingested.get(ingest.outputs.audit))
            .and(computed.get(compute.outputs.audit))
            .apply("AuditedSteps", Flatten.pCollections());
    return new EnrichedBuilds(
        builds.apply("MakeBuildRows", MapElements.via(new BuildRows())),
        builds.apply(
            "DescribeRepositories",
            new DescribeRepositories(ingested.get(ingest.outputs.repositories))),
        computed
            .get(compute.outputs.imports)
            .apply(
                "LocateImports",
                new Locate<>(
                    rowOffsets,
                    ImportBuildRow.class,
                    ImportedBuild::repoKey,
                    ImportedBuild::row,
                    ImportedBuild::importRow)),
        assembled
            .get(assemble.rows)
            .apply(
                "LocateVectors",
                new Locate<>(
                    rowOffsets,
                    FeatureVectorRow.class,
                    AssembledRow::repoKey,
                    AssembledRow::row,
                    AssembledRow::vector)),
        computed
            .get(compute.outputs.jobs)
            .apply(
                "LocateJobs",
                new Locate<>(
                    jobOffsets,
                    JobRow.class,
                    ImportedJob::repoKey,
                    ImportedJob::row,
                    ImportedJob::jobRow)),
        audit.apply(
            "LocateAudit",
            new Locate<>(
                auditOffsets,
                AuditRow.class,
                AuditedStep::repoKey,
                AuditedStep::row,
                AuditedStep::auditRow)),
        scans,
        PCollectionList.of(validated.get(validate.repeated))
            .and(distinct.get(dropRepeated.repeated))
            .apply("RepeatedRows", Flatten.pCollections()),
        failures
            .and(computed.get(compute.outputs.failures))
            .and(history.get(computeHistory.failures))
            .and(assembled.get(assemble.failures))
            .apply("Failures", Flatten.pCollections()),
        computed.get(compute.outputs.history),
        history.get(computeHistory.outcomes));
  }

  /**
   * Grouped elements keep the earliest of their timestamps: with Beam's default, the end of the
   * window, the records that are stamped with ranks later on would be late, and dropped.
   */
  private static Window<InputRow> stampEarliest() {
    return Window.<InputRow>configure().withTimestampCombiner(TimestampCombiner.EARLIEST);
  }

  /** A commit has one row for each tool. */
  private PCollection<KV<Long, CommitScanRow>> locate(
      PCollection<ScannedCommit> scanned, PCollection<IngestedRepository> repositories) {
    List<ScanTool> tools = new ArrayList<>(sources.scanners().tools());
    int rows = tools.size();
    PCollectionView<Map<String, Long>> offsets =
        repositories.apply(
            "ScanOffsets", new RowOffsets(repository -> repository.scannedCommits() * rows));
    return scanned.apply(
        "LocateScans",
        new Locate<>(
            offsets,
            CommitScanRow.class,
            scan -> scan.commit().repository().key(),
            scan -> scan.commit().place() * rows + tools.indexOf(scan.result().tool()),
            ScanRows::row));
  }

  private static PCollection<KV<Long, CommitScanRow>> none(Pipeline pipeline) {
    return pipeline
        .apply(
            "NoScans",
            Create.empty(KvCoder.of(VarLongCoder.of(), RecordCoder.of(CommitScanRow.class))))
        .setTypeDescriptor(new TypeDescriptor<KV<Long, CommitScanRow>>() {});
  }

  private static final class TakeKnownRuns extends DoFn<ValidatedBuild, KV<String, KnownRun>> {
    @ProcessElement
    public void process(@Element ValidatedBuild build, OutputReceiver<KV<String, KnownRun>> out) {
      if (build.found() != null && build.repository() != null) {
        out.output(
            KV.of(
                build.repository().key(),
                KnownRun.of(
                    build.row().line(),
                    build.repository(),
                    build.found(),
                    build.status() == BuildStatus.FOUND)));
      }
    }
  }
}
