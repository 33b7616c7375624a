package org.cienrich.transforms;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.Cells;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.Outcome;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.transforms.history.HistoryRecord;
import org.cienrich.transforms.history.RepositoryKeys;
import org.joda.time.Instant;

/** Computes one unit of work; see {@link ComputeFeatures}. */
final class ComputeUnit extends DoFn<WorkUnit, KV<String, ComputedBuild>> {
  private final PlanSource planSource;
  private final ParameterSource parameters;
  private final Repositories repositories;
  private final TupleTag<KV<String, ComputedBuild>> computed;
  private final TupleTag<KV<String, HistoryRecord>> history;
  private final TupleTag<DeadLetter> failures;
  private transient FeaturePlan plan;
  private transient List<Feature<?>> features;
  private transient List<Feature<?>> featuresOfHistory;

  ComputeUnit(
      PlanSource planSource,
      ParameterSource parameters,
      Repositories repositories,
      TupleTag<KV<String, ComputedBuild>> computed,
      TupleTag<KV<String, HistoryRecord>> history,
      TupleTag<DeadLetter> failures) {
    this.planSource = planSource;
    this.parameters = parameters;
    this.repositories = repositories;
    this.computed = computed;
    this.history = history;
    this.failures = failures;
  }

  @Setup
  public void setUp() {
    plan = planSource.plan();
    features = plan.order(Stage.LOCAL);
    featuresOfHistory = FeaturePlan.of(plan.remembered()).order(Stage.LOCAL);
  }

  @ProcessElement
  public void process(@Element WorkUnit unit, MultiOutputReceiver out) {
    try (UnitFacts facts = UnitFacts.open(unit, needsGit(), repositories)) {
      for (BuildWork build : unit.builds()) {
        compute(unit, build, facts, out);
      }
    }
  }

  private boolean needsGit() {
    return plan.sources().contains(ResourceSource.GIT_HISTORY);
  }

  private void compute(WorkUnit unit, BuildWork build, UnitFacts facts, MultiOutputReceiver out) {
    String key = build.run().id().key();
    Cells cells = new Cells();
    Evaluation evaluation =
        new Evaluation(
            parameters.valuesFor(unit.repository().name()),
            (feature, failure) ->
                out.get(failures).output(FailedComputation.of(key, feature, failure)));
    Evaluation.ResourceLookup resources = facts.of(build);
    evaluation.compute(
        build.isOutput() ? features : featuresOfHistory,
        cells,
        resources,
        Evaluation.NO_EARLIER_BUILDS);
    out.get(history)
        .outputWithTimestamp(
            KV.of(
                RepositoryKeys.of(unit.repository()),
                historyRecord(build, resources.find(Resources.LINEAGE), cells)),
            Instant.ofEpochMilli(build.rank()));
    if (build.isOutput()) {
      out.get(computed).output(KV.of(key, new ComputedBuild(build, cells.of(plan.carried()))));
    }
    Progress.BUILDS_COMPUTED.counter().inc();
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
        lineage.toOptional().map(Lineage::previousRank).orElse(null),
        lineage instanceof Outcome.Missing<Lineage> missing ? missing.reason() : null,
        cells.of(plan.remembered()));
  }
}
