package org.cienrich.transforms;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.transforms.history.HistoryRecord;

/**
 * Computes the local features of every build: all that needs no other build. Units of work run in
 * parallel and in any order. A record of every build goes to the history step, stamped with its
 * rank, also for builds that are only history.
 */
final class ComputeFeatures extends PTransform<PCollection<WorkUnit>, PCollectionTuple> {
  final TupleTag<KV<String, ComputedBuild>> computed = new TupleTag<>() {};
  final TupleTag<KV<String, HistoryRecord>> history = new TupleTag<>() {};
  final TupleTag<DeadLetter> failures = new TupleTag<>() {};

  private final PlanSource plan;
  private final ParameterSource parameters;
  private final Repositories repositories;

  ComputeFeatures(PlanSource plan, ParameterSource parameters, Repositories repositories) {
    this.plan = plan;
    this.parameters = parameters;
    this.repositories = repositories;
  }

  @Override
  public PCollectionTuple expand(PCollection<WorkUnit> units) {
    return units
        .apply("SpreadUnits", Reshuffle.viaRandomKey())
        .apply(
            "ComputeUnit",
            ParDo.of(new ComputeUnit(plan, parameters, repositories, computed, history, failures))
                .withOutputTags(computed, TupleTagList.of(history).and(failures)));
  }
}
