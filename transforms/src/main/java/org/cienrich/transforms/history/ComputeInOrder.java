package org.cienrich.transforms.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.Cells;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.transforms.FailedComputation;
import org.cienrich.transforms.Progress;
import org.cienrich.transforms.coders.RecordCoder;
import org.jspecify.annotations.Nullable;

/**
 * Takes the builds of a repository in their order; see {@link ComputeHistory}.
 *
 * <p>The state is the bag of records seen: appending costs the same for the first and the last
 * build on every runner. The timeline made of it lives in memory as long as the bundle stays with
 * the repository, and is made again from the bag when this or another bundle comes back to it.
 * Runners hand over one repository after the other, so that this is rare.
 */
final class ComputeInOrder extends DoFn<KV<String, HistoryRecord>, KV<String, HistoryOutcomes>> {
  private static final String SEEN = "seen";

  @StateId(SEEN)
  private final StateSpec<BagState<HistoryRecord>> seenSpec =
      StateSpecs.bag(RecordCoder.of(HistoryRecord.class));

  private final PlanSource planSource;
  private final ParameterSource parameters;
  private final TupleTag<KV<String, HistoryOutcomes>> outcomes;
  private final TupleTag<DeadLetter> failures;
  private transient FeaturePlan plan;
  private transient List<Feature<?>> features;
  private transient @Nullable String repository;
  private transient @Nullable Timeline timeline;

  ComputeInOrder(
      PlanSource planSource,
      ParameterSource parameters,
      TupleTag<KV<String, HistoryOutcomes>> outcomes,
      TupleTag<DeadLetter> failures) {
    this.planSource = planSource;
    this.parameters = parameters;
    this.outcomes = outcomes;
    this.failures = failures;
  }

  @Setup
  public void setUp() {
    plan = planSource.plan();
    features = plan.order(Stage.HISTORY);
  }

  @StartBundle
  public void startBundle() {
    repository = null;
    timeline = null;
  }

  @RequiresTimeSortedInput
  @ProcessElement
  public void process(
      @Element KV<String, HistoryRecord> element,
      @StateId(SEEN) BagState<HistoryRecord> seen,
      MultiOutputReceiver out) {
    HistoryRecord build = element.getValue();
    if (timeline == null || !element.getKey().equals(repository)) {
      timeline = timelineOf(seen.read());
      repository = element.getKey();
    }
    out.get(outcomes)
        .output(
            KV.of(
                WorkUnit.keyOf(RepositoryKeys.repoKeyOf(element.getKey()), build.rank()),
                new HistoryOutcomes(
                    build.key(),
                    build.isOutput(),
                    build.isOutput() ? compute(element, timeline, out) : List.of())));
    timeline.add(build);
    seen.add(build);
    Progress.HISTORY_COMPUTED.counter().inc();
  }

  private Timeline timelineOf(Iterable<HistoryRecord> seen) {
    List<HistoryRecord> records = new ArrayList<>();
    seen.forEach(records::add);
    records.sort(Comparator.comparing(HistoryRecord::rank));
    Timeline timeline = new Timeline(plan.remembered(), plan.shared());
    records.forEach(timeline::add);
    return timeline;
  }

  private List<Outcome<?>> compute(
      KV<String, HistoryRecord> element, Timeline timeline, MultiOutputReceiver out) {
    HistoryRecord build = element.getValue();
    Evaluation evaluation =
        new Evaluation(
            parameters.valuesFor(RepositoryKeys.nameOf(element.getKey())),
            (feature, failure) ->
                out.get(failures).output(FailedComputation.of(build.key(), feature, failure)));
    Cells cells = Cells.of(plan.remembered(), build.remembered());
    evaluation.compute(
        features, cells, Evaluation.NO_RESOURCES, input -> timeline.before(build, input));
    return cells.of(features);
  }
}
