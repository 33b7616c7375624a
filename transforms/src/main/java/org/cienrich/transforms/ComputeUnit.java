package org.cienrich.transforms;

import java.io.Serializable;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.Cells;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.transforms.history.HistoryRecord;
import org.cienrich.transforms.history.RepositoryKeys;
import org.joda.time.Instant;

/** Computes one unit of work; see {@link ComputeFeatures}. */
final class ComputeUnit extends DoFn<DetailedUnit, KV<String, ComputedBuild>> {
  /** Tags what comes out. */
  static final class Outputs implements Serializable {
    final TupleTag<KV<String, ComputedBuild>> computed = new TupleTag<>() {};
    final TupleTag<KV<String, HistoryRecord>> history = new TupleTag<>() {};
    final TupleTag<ImportedBuild> imports = new TupleTag<>() {};
    final TupleTag<ImportedJob> jobs = new TupleTag<>() {};
    final TupleTag<AuditedStep> audit = new TupleTag<>() {};
    final TupleTag<DeadLetter> failures = new TupleTag<>() {};
  }

  private final WorkerSources sources;
  private final Outputs outputs;
  private transient FeaturePlan plan;
  private transient UnitResources resources;
  private transient LocalFeatures features;
  private transient LocalFeatures featuresOfHistory;

  ComputeUnit(WorkerSources sources, Outputs outputs) {
    this.sources = sources;
    this.outputs = outputs;
  }

  @Setup
  public void setUp() {
    plan = sources.plan().plan();
    resources = new UnitResources(plan, sources.parameters(), outputs);
    features = new LocalFeatures(plan.order(Stage.LOCAL));
    featuresOfHistory = new LocalFeatures(FeaturePlan.of(plan.remembered()).order(Stage.LOCAL));
  }

  @ProcessElement
  public void process(@Element DetailedUnit detailed, MultiOutputReceiver out) {
    WorkUnit unit = detailed.unit();
    try (UnitFacts facts =
            new UnitFacts(detailed, sources.repositories(), sources.providers().forge());
        MonthlyCache cache = new MonthlyCache(sources.cache(), unit)) {
      for (BuildWork build : unit.builds()) {
        compute(unit, build, facts, cache, out);
        Progress.BUILDS_COMPUTED.counter().inc();
      }
    }
  }

  private void compute(
      WorkUnit unit,
      BuildWork build,
      UnitFacts facts,
      MonthlyCache cache,
      MultiOutputReceiver out) {
    String key = build.run().id().key();
    long start = System.nanoTime();
    LocalFeatures.Result result =
        (build.isOutput() ? features : featuresOfHistory)
            .of(
                build,
                unit,
                facts,
                sources.parameters().valuesFor(unit.repository().name()),
                cache.of(build),
                (feature, failure) ->
                    out.get(outputs.failures).output(FailedComputation.of(key, feature, failure)));
    out.get(outputs.history)
        .outputWithTimestamp(
            KV.of(
                RepositoryKeys.of(unit.repository()),
                historyRecord(build, facts.of(build).find(Resources.LINEAGE), result.cells())),
            Instant.ofEpochMilli(build.rank()));
    if (build.isOutput()) {
      out.get(outputs.computed)
          .output(KV.of(unit.key(), new ComputedBuild(build, result.cells().of(plan.carried()))));
      resources.output(unit, build, facts, result, TimeTaken.since(start), out);
    }
  }

  private HistoryRecord historyRecord(BuildWork build, Outcome<Lineage> lineage, Cells cells) {
    CiRun run = build.run();
    return new HistoryRecord(
        run.id().key(),
        build.rank(),
        build.isOutput(),
        run.trigger().triggeredAt(),
        run.trigger().startedAt(),
        run.completedAt(),
        build.supersededAt(),
        lineage.toOptional().map(Lineage::previousRank).orElse(null),
        lineage instanceof Outcome.Missing<Lineage> missing ? missing.reason() : null,
        cells.of(plan.remembered()));
  }
}
