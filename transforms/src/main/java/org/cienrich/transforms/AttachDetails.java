package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.WorkUnit;

/** Brings units of work and the details of their builds together. */
final class AttachDetails extends PTransform<PCollection<WorkUnit>, PCollection<DetailedUnit>> {
  private final PCollection<KV<String, BuildDetails>> details;

  AttachDetails(PCollection<KV<String, BuildDetails>> details) {
    this.details = details;
  }

  @Override
  public PCollection<DetailedUnit> expand(PCollection<WorkUnit> units) {
    TupleTag<String> unitOfBuild = new TupleTag<>();
    TupleTag<BuildDetails> detailsOfBuild = new TupleTag<>();
    TupleTag<WorkUnit> unit = new TupleTag<>();
    TupleTag<BuildDetails> detailsOfUnit = new TupleTag<>();

    PCollection<KV<String, BuildDetails>> byUnit =
        KeyedPCollectionTuple.of(unitOfBuild, units.apply("NameUnits", ParDo.of(new NameUnit())))
            .and(detailsOfBuild, details)
            .apply("JoinBuilds", CoGroupByKey.<String>create())
            .apply("KeyByUnit", ParDo.of(new KeyByUnit(unitOfBuild, detailsOfBuild)));
    return KeyedPCollectionTuple.of(
            unit,
            units.apply(
                "KeyUnits", WithKeys.of(WorkUnit::key).withKeyType(TypeDescriptors.strings())))
        .and(detailsOfUnit, byUnit)
        .apply("JoinUnits", CoGroupByKey.<String>create())
        .apply("MakeDetailedUnit", ParDo.of(new MakeDetailedUnit(unit, detailsOfUnit)));
  }

  private static final class NameUnit extends DoFn<WorkUnit, KV<String, String>> {
    @ProcessElement
    public void process(@Element WorkUnit unit, OutputReceiver<KV<String, String>> out) {
      for (BuildWork build : unit.builds()) {
        if (build.isOutput()) {
          out.output(KV.of(build.run().id().key(), unit.key()));
        }
      }
    }
  }

  private static final class KeyByUnit
      extends DoFn<KV<String, CoGbkResult>, KV<String, BuildDetails>> {
    private final TupleTag<String> unitOfBuild;
    private final TupleTag<BuildDetails> detailsOfBuild;

    KeyByUnit(TupleTag<String> unitOfBuild, TupleTag<BuildDetails> detailsOfBuild) {
      this.unitOfBuild = unitOfBuild;
      this.detailsOfBuild = detailsOfBuild;
    }

    @ProcessElement
    public void process(
        @Element KV<String, CoGbkResult> build, OutputReceiver<KV<String, BuildDetails>> out) {
      out.output(
          KV.of(build.getValue().getOnly(unitOfBuild), build.getValue().getOnly(detailsOfBuild)));
    }
  }

  private static final class MakeDetailedUnit extends DoFn<KV<String, CoGbkResult>, DetailedUnit> {
    private final TupleTag<WorkUnit> unit;
    private final TupleTag<BuildDetails> details;

    MakeDetailedUnit(TupleTag<WorkUnit> unit, TupleTag<BuildDetails> details) {
      this.unit = unit;
      this.details = details;
    }

    @ProcessElement
    public void process(@Element KV<String, CoGbkResult> group, OutputReceiver<DetailedUnit> out) {
      List<BuildDetails> all = new ArrayList<>();
      group.getValue().getAll(details).forEach(all::add);
      out.output(new DetailedUnit(group.getValue().getOnly(unit), all));
    }
  }
}
