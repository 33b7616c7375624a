package org.cienrich.transforms;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Computes the local features of every build: all that needs no other build. Units of work run in
 * parallel and in any order. A record of every build goes to the history step, stamped with its
 * rank, also for builds that are only history; what could be fetched for the others is told in rows
 * of its own.
 */
final class ComputeFeatures extends PTransform<PCollection<DetailedUnit>, PCollectionTuple> {
  final ComputeUnit.Outputs outputs = new ComputeUnit.Outputs();

  private final WorkerSources sources;

  ComputeFeatures(WorkerSources sources) {
    this.sources = sources;
  }

  @Override
  public PCollectionTuple expand(PCollection<DetailedUnit> units) {
    return units.apply(
        "ComputeUnit",
        ParDo.of(new ComputeUnit(sources, outputs))
            .withOutputTags(
                outputs.computed,
                TupleTagList.of(outputs.history)
                    .and(outputs.imports)
                    .and(outputs.jobs)
                    .and(outputs.audit)
                    .and(outputs.failures)));
  }
}
