package org.cienrich.transforms;

import static org.cienrich.features.ResourceSource.BUILD_LOGS;

import java.util.Map;
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
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.features.tables.ImportBuildRow;
import org.cienrich.features.tables.JobRow;
import org.cienrich.transforms.history.ComputeHistory;

/**
 * The whole enrichment: accepted input rows become the rows of all tables. Bounded input only.
 * Heavy work runs in parallel and in any order; only {@link ComputeHistory} is sequential, within a
 * repository. The same input gives the same rows at the same positions on every runner.
 */
public final class EnrichBuilds {
  private final PlanSource plan;
  private final ParameterSource parameters;
  private final BuildChoice choice;
  private final CiProviders providers;
  private final Repositories repositories;
  private final ComputationCache cache;

  public EnrichBuilds(
      PlanSource plan,
      ParameterSource parameters,
      BuildChoice choice,
      CiProviders providers,
      Repositories repositories,
      ComputationCache cache) {
    this.plan = plan;
    this.parameters = parameters;
    this.choice = choice;
    this.providers = providers;
    this.repositories = repositories;
    this.cache = cache;
  }

  /** Adds the steps to the pipeline that {@code rows} belongs to. */
  public EnrichedBuilds apply(PCollection<InputRow> rows) {
    TupleTag<InputRow> keptRows = new TupleTag<>();
    DropRepeated<InputRow> dropRows =
        new DropRepeated<>(EnrichBuilds::writtenKey, row -> row, keptRows);
    PCollectionTuple distinct =
        rows.apply("StampEarliest", stampEarliest()).apply("DropRepeatedRows", dropRows);

    ValidateBuilds validate = new ValidateBuilds(providers, choice);
    PCollectionTuple validated = distinct.get(keptRows).apply("ValidateBuilds", validate);

    TupleTag<ValidatedBuild> keptBuilds = new TupleTag<>();
    DropRepeated<ValidatedBuild> dropBuilds =
        new DropRepeated<>(EnrichBuilds::validatedKey, ValidatedBuild::row, keptBuilds);
    PCollectionTuple distinctBuilds =
        validated.get(validate.builds).apply("DropRepeatedBuilds", dropBuilds);
    PCollection<ValidatedBuild> builds = distinctBuilds.get(keptBuilds);

    PCollectionList<KV<String, KnownRun>> known =
        PCollectionList.of(builds.apply("TakeKnownRuns", ParDo.of(new TakeKnownRuns())))
            .and(validated.get(validate.historyOnly));
    PCollectionList<DeadLetter> failures = PCollectionList.empty(rows.getPipeline());
    if (choice.wholeHistory()) {
      ListHistory listHistory = new ListHistory(providers);
      PCollectionTuple listed = known.get(0).apply("ListHistory", listHistory);
      known = known.and(listed.get(listHistory.runs));
      failures = failures.and(listed.get(listHistory.failures));
    }

    AuditStep.Places places = new AuditStep.Places(plan.plan().sources());
    IngestRepositories ingest = new IngestRepositories(repositories, places);
    PCollectionTuple ingested =
        known.apply("KnownRuns", Flatten.pCollections()).apply("IngestRepositories", ingest);
    PCollection<KV<String, BuildDetails>> details =
        builds.apply("FetchDetails", new FetchDetails(providers, needs(BUILD_LOGS)));

    ComputeFeatures compute =
        new ComputeFeatures(
            new ComputeUnit.Sources(plan, parameters, repositories, providers, cache));
    PCollectionTuple computed =
        ingested
            .get(ingest.outputs.units)
            .apply("AttachDetails", new AttachDetails(details))
            .apply("ComputeFeatures", compute);

    ComputeHistory computeHistory = new ComputeHistory(plan, parameters);
    PCollectionTuple history =
        computed.get(compute.outputs.history).apply("ComputeHistory", computeHistory);

    AssembleRows assemble = new AssembleRows(plan, parameters);
    PCollectionTuple assembled =
        KeyedPCollectionTuple.of(assemble.local, computed.get(compute.outputs.computed))
            .and(assemble.inOrder, history.get(computeHistory.outcomes))
            .apply("AssembleRows", assemble);

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
        PCollectionList.of(distinct.get(dropRows.repeated))
            .and(distinctBuilds.get(dropBuilds.repeated))
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

  private boolean needs(ResourceSource source) {
    return plan.plan().sources().contains(source);
  }

  private static String writtenKey(InputRow row) {
    return row.provider() + "/" + Names.repoKeyOf(row.repo()) + "/" + row.buildId();
  }

  /** A build that was not found has no key of its own; its row as written tells it apart. */
  private static String validatedKey(ValidatedBuild build) {
    return build.run() == null ? writtenKey(build.row()) : build.run().id().key();
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
