package org.cienrich.transforms.history;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.tables.DeadLetter;

/**
 * Computes the features that look at earlier builds: the only sequential step, and only within a
 * repository. Every record comes out exactly once.
 *
 * <p>Records come keyed by repository and stamped with their rank, 0, 1, 2 … milliseconds, so that
 * no two are equal and none is before 1970; the runner hands them over in that order, which is
 * checked. What is remembered grows with the builds of the repository being worked on, not with the
 * dataset.
 */
public final class ComputeHistory
    extends PTransform<PCollection<KV<String, HistoryRecord>>, PCollectionTuple> {
  /** The outcomes by build key. */
  public final TupleTag<KV<String, HistoryOutcomes>> outcomes = new TupleTag<>() {};

  /** The computations that threw. */
  public final TupleTag<DeadLetter> failures = new TupleTag<>() {};

  private final PlanSource plan;
  private final ParameterSource parameters;

  public ComputeHistory(PlanSource plan, ParameterSource parameters) {
    this.plan = plan;
    this.parameters = parameters;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, HistoryRecord>> records) {
    return records.apply(
        "ComputeInOrder",
        ParDo.of(new ComputeInOrder(plan, parameters, outcomes, failures))
            .withOutputTags(outcomes, TupleTagList.of(failures)));
  }
}
