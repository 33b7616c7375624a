package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.Cells;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.Outcome;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.transforms.history.HistoryOutcomes;

/**
 * Joins what was computed in parallel with what was computed in order and what scanners found,
 * computes the features that need these, and makes the rows of the dataset. Joined are units of
 * work: at most 500 builds at a time are in memory.
 */
final class AssembleRows extends PTransform<KeyedPCollectionTuple<String>, PCollectionTuple> {
  /** Tags the input computed in parallel. */
  final TupleTag<ComputedBuild> local = new TupleTag<>();

  /** Tags the input computed in order. */
  final TupleTag<HistoryOutcomes> inOrder = new TupleTag<>();

  /** Tags what scanners found, where there are any. */
  final TupleTag<BuildScan> scanned = new TupleTag<>();

  final TupleTag<AssembledRow> rows = new TupleTag<>() {};
  final TupleTag<DeadLetter> failures = new TupleTag<>() {};

  private final PlanSource plan;
  private final ParameterSource parameters;

  AssembleRows(PlanSource plan, ParameterSource parameters) {
    this.plan = plan;
    this.parameters = parameters;
  }

  @Override
  public PCollectionTuple expand(KeyedPCollectionTuple<String> builds) {
    return builds
        .apply("JoinHistory", CoGroupByKey.create())
        .apply(
            "AssembleRow",
            ParDo.of(new AssembleRow(plan, parameters, this))
                .withOutputTags(rows, TupleTagList.of(failures)));
  }

  private static final class AssembleRow extends DoFn<KV<String, CoGbkResult>, AssembledRow> {
    private final PlanSource planSource;
    private final ParameterSource parameters;
    private final TupleTag<ComputedBuild> local;
    private final TupleTag<HistoryOutcomes> inOrder;
    private final TupleTag<BuildScan> scanned;
    private final TupleTag<AssembledRow> rows;
    private final TupleTag<DeadLetter> failures;
    private transient FeaturePlan plan;

    AssembleRow(PlanSource planSource, ParameterSource parameters, AssembleRows assemble) {
      this.planSource = planSource;
      this.parameters = parameters;
      this.local = assemble.local;
      this.inOrder = assemble.inOrder;
      this.scanned = assemble.scanned;
      this.rows = assemble.rows;
      this.failures = assemble.failures;
    }

    @Setup
    public void setUp() {
      plan = planSource.plan();
    }

    @ProcessElement
    public void process(@Element KV<String, CoGbkResult> unit, MultiOutputReceiver out) {
      Map<String, HistoryOutcomes> histories = new HashMap<>();
      unit.getValue().getAll(inOrder).forEach(each -> histories.put(each.key(), each));
      List<Feature<?>> ofScans = plan.order(Stage.SCAN);
      Map<String, List<BuildScan>> scans = new HashMap<>();
      if (!ofScans.isEmpty()) {
        unit.getValue()
            .getAll(scanned)
            .forEach(
                scan -> scans.computeIfAbsent(scan.buildKey(), key -> new ArrayList<>()).add(scan));
      }
      for (ComputedBuild computed : unit.getValue().getAll(local)) {
        BuildIdentity id = computed.build().run().id();
        Cells cells = Cells.of(plan.carried(), computed.outcomes());
        cells.putAll(plan.order(Stage.HISTORY), historyOf(id, histories).outcomes());
        Evaluation evaluation =
            new Evaluation(
                parameters.valuesFor(id.repo()),
                (feature, failure) ->
                    out.get(failures).output(FailedComputation.of(id.key(), feature, failure)));
        evaluation.compute(
            ofScans,
            cells,
            BuildScan.lookup(computed.build(), scans.getOrDefault(id.key(), List.of())),
            Evaluation.NO_EARLIER_BUILDS);
        evaluation.compute(
            plan.order(Stage.DERIVED),
            cells,
            Evaluation.NO_RESOURCES,
            Evaluation.NO_EARLIER_BUILDS);
        out.get(rows)
            .output(
                new AssembledRow(
                    id.repoKey(), computed.build().row(), row(computed.build(), cells)));
        Progress.ROWS_ASSEMBLED.counter().inc();
      }
    }

    private static HistoryOutcomes historyOf(
        BuildIdentity id, Map<String, HistoryOutcomes> histories) {
      HistoryOutcomes history = histories.get(id.key());
      if (history == null) {
        throw new IllegalStateException("Build " + id.key() + " did not pass the sorted step");
      }
      return history;
    }

    private FeatureVectorRow row(BuildWork build, Cells cells) {
      BuildIdentity id = build.run().id();
      RunTrigger trigger = build.run().trigger();
      List<Outcome<?>> outcomes = cells.of(plan.selected());
      return new FeatureVectorRow(
          id.key(),
          id.repo(),
          id.provider(),
          id.buildId(),
          id.attempt(),
          trigger.commitSha(),
          build.effectiveSha(),
          trigger.triggeredAt(),
          trigger.startedAt(),
          build.run().completedAt(),
          ExtractionStatus.of(plan.selected(), outcomes).columnValue(),
          WorkflowFeatures.status(build.run().result()).toOptional().orElse(null),
          outcomes);
    }
  }
}
