package org.cienrich.transforms;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;

/**
 * Computes the local features of every build: all that needs no other build. Units of work run in
 * parallel and in any order. A record of every build goes to the history step, stamped with its
 * rank, also for builds that are only history; what could be fetched for the others is told in rows
 * of its own.
 */
final class ComputeFeatures extends PTransform<PCollection<DetailedUnit>, PCollectionTuple> {
  final ComputeUnit.Outputs outputs = new ComputeUnit.Outputs();

  private final PlanSource plan;
  private final ParameterSource parameters;
  private final Repositories repositories;
  private final CiProviders providers;

  ComputeFeatures(
      PlanSource plan,
      ParameterSource parameters,
      Repositories repositories,
      CiProviders providers) {
    this.plan = plan;
    this.parameters = parameters;
    this.repositories = repositories;
    this.providers = providers;
  }

  @Override
  public PCollectionTuple expand(PCollection<DetailedUnit> units) {
    return units.apply(
        "ComputeUnit",
        ParDo.of(new ComputeUnit(plan, parameters, repositories, providers, outputs))
            .withOutputTags(
                outputs.computed,
                TupleTagList.of(outputs.history)
                    .and(outputs.imports)
                    .and(outputs.jobs)
                    .and(outputs.failures)));
  }
}
