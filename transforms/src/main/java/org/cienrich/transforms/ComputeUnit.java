package org.cienrich.transforms;

import java.io.Serializable;
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
import org.cienrich.features.Parameters;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.JobRow;
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
    final TupleTag<DeadLetter> failures = new TupleTag<>() {};
  }

  private final PlanSource planSource;
  private final ParameterSource parameters;
  private final Repositories repositories;
  private final CiProviders providers;
  private final Outputs outputs;
  private transient FeaturePlan plan;
  private transient ResourceRows rows;
  private transient List<Feature<?>> features;
  private transient List<Feature<?>> featuresOfHistory;

  ComputeUnit(
      PlanSource planSource,
      ParameterSource parameters,
      Repositories repositories,
      CiProviders providers,
      Outputs outputs) {
    this.planSource = planSource;
    this.parameters = parameters;
    this.repositories = repositories;
    this.providers = providers;
    this.outputs = outputs;
  }

  @Setup
  public void setUp() {
    plan = planSource.plan();
    rows = new ResourceRows(plan);
    features = plan.order(Stage.LOCAL);
    featuresOfHistory = FeaturePlan.of(plan.remembered()).order(Stage.LOCAL);
  }

  @ProcessElement
  public void process(@Element DetailedUnit detailed, MultiOutputReceiver out) {
    WorkUnit unit = detailed.unit();
    try (UnitFacts facts = UnitFacts.open(detailed, needsGit(), repositories, providers.forge())) {
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
                out.get(outputs.failures).output(FailedComputation.of(key, feature, failure)));
    Evaluation.ResourceLookup resources = facts.of(build);
    evaluation.compute(
        build.isOutput() ? features : featuresOfHistory,
        cells,
        resources,
        Evaluation.NO_EARLIER_BUILDS);
    out.get(outputs.history)
        .outputWithTimestamp(
            KV.of(
                RepositoryKeys.of(unit.repository()),
                historyRecord(build, resources.find(Resources.LINEAGE), cells)),
            Instant.ofEpochMilli(build.rank()));
    if (build.isOutput()) {
      out.get(outputs.computed)
          .output(KV.of(key, new ComputedBuild(build, cells.of(plan.carried()))));
      outputResources(unit, build, facts, out);
    }
    Progress.BUILDS_COMPUTED.counter().inc();
  }

  private void outputResources(
      WorkUnit unit, BuildWork build, UnitFacts facts, MultiOutputReceiver out) {
    BuildDetails details = facts.detailsOf(build).orElseThrow();
    String repoKey = unit.repository().key();
    out.get(outputs.imports)
        .output(
            new ImportedBuild(
                repoKey, build.row(), rows.importRow(build, details, facts.of(build))));
    int row = build.firstJob();
    JobRows jobs =
        new JobRows(
            build.run().id().key(),
            parameters.valuesFor(unit.repository().name()).get(Parameters.TEST_FRAMEWORKS));
    for (JobRow job : jobs.of(details)) {
      out.get(outputs.jobs).output(new ImportedJob(repoKey, row++, job));
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
