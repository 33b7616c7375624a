package org.cienrich.transforms;

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
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.features.tables.ImportBuildRow;
import org.cienrich.transforms.history.ComputeHistory;

/**
 * The whole enrichment: accepted input rows become the rows of all tables. Bounded input only.
 * Heavy work runs in parallel and in any order; only {@link ComputeHistory} is sequential, within a
 * repository. The same input gives the same rows at the same positions on every runner.
 */
public final class EnrichBuilds {
  private final PlanSource plan;
  private final ParameterSource parameters;
  private final CiProviders providers;
  private final Repositories repositories;

  public EnrichBuilds(
      PlanSource plan,
      ParameterSource parameters,
      CiProviders providers,
      Repositories repositories) {
    this.plan = plan;
    this.parameters = parameters;
    this.providers = providers;
    this.repositories = repositories;
  }

  /** Adds the steps to the pipeline that {@code rows} belongs to. */
  public EnrichedBuilds apply(PCollection<InputRow> rows) {
    TupleTag<InputRow> keptRows = new TupleTag<>();
    DropRepeated<InputRow> dropRows =
        new DropRepeated<>(EnrichBuilds::writtenKey, row -> row, keptRows);
    PCollectionTuple distinct =
        rows.apply("StampEarliest", stampEarliest()).apply("DropRepeatedRows", dropRows);

    TupleTag<ValidatedBuild> keptBuilds = new TupleTag<>();
    DropRepeated<ValidatedBuild> dropBuilds =
        new DropRepeated<>(EnrichBuilds::validatedKey, ValidatedBuild::row, keptBuilds);
    PCollectionTuple validated =
        distinct
            .get(keptRows)
            .apply("ValidateBuilds", new ValidateBuilds(providers))
            .apply("DropRepeatedBuilds", dropBuilds);
    PCollection<ValidatedBuild> builds = validated.get(keptBuilds);

    IngestRepositories ingest = new IngestRepositories(repositories, needsGit());
    PCollectionTuple ingested =
        builds
            .apply("TakeKnownRuns", ParDo.of(new TakeKnownRuns()))
            .apply("IngestRepositories", ingest);

    ComputeFeatures computeFeatures = new ComputeFeatures(plan, parameters, repositories);
    PCollectionTuple computed =
        ingested.get(ingest.units).apply("ComputeFeatures", computeFeatures);

    ComputeHistory computeHistory = new ComputeHistory(plan, parameters);
    PCollectionTuple history =
        computed.get(computeFeatures.history).apply("ComputeHistory", computeHistory);

    AssembleRows assemble = new AssembleRows(plan, parameters);
    PCollectionTuple assembled =
        KeyedPCollectionTuple.of(assemble.local, computed.get(computeFeatures.computed))
            .and(assemble.inOrder, history.get(computeHistory.outcomes))
            .apply("AssembleRows", assemble);

    PCollectionView<Map<String, Long>> offsets =
        ingested.get(ingest.repositories).apply("RowOffsets", new RowOffsets());
    return new EnrichedBuilds(
        builds.apply("MakeBuildRows", MapElements.via(new BuildRows())),
        builds.apply(
            "DescribeRepositories", new DescribeRepositories(ingested.get(ingest.repositories))),
        ingested
            .get(ingest.imports)
            .apply(
                "LocateImports",
                new Locate<>(
                    offsets,
                    ImportBuildRow.class,
                    ImportedBuild::repoKey,
                    ImportedBuild::row,
                    ImportedBuild::importRow)),
        assembled
            .get(assemble.rows)
            .apply(
                "LocateVectors",
                new Locate<>(
                    offsets,
                    FeatureVectorRow.class,
                    AssembledRow::repoKey,
                    AssembledRow::row,
                    AssembledRow::vector)),
        PCollectionList.of(distinct.get(dropRows.repeated))
            .and(validated.get(dropBuilds.repeated))
            .apply("RepeatedRows", Flatten.pCollections()),
        PCollectionList.of(computed.get(computeFeatures.failures))
            .and(history.get(computeHistory.failures))
            .and(assembled.get(assemble.failures))
            .apply("FailedComputations", Flatten.pCollections()),
        computed.get(computeFeatures.history),
        history.get(computeHistory.outcomes));
  }

  /**
   * Grouped elements keep the earliest of their timestamps: with Beam's default, the end of the
   * window, the records that are stamped with ranks later on would be late, and dropped.
   */
  private static Window<InputRow> stampEarliest() {
    return Window.<InputRow>configure().withTimestampCombiner(TimestampCombiner.EARLIEST);
  }

  private boolean needsGit() {
    return plan.plan().sources().contains(ResourceSource.GIT_HISTORY);
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
      if (build.run() != null && build.repository() != null) {
        out.output(
            KV.of(
                build.repository().key(),
                new KnownRun(
                    build.row().line(),
                    build.repository(),
                    build.run(),
                    build.status() == BuildStatus.FOUND)));
      }
    }
  }
}
