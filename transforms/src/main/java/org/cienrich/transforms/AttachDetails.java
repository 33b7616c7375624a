package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.cienrich.features.facts.WorkUnit;

/** Brings units of work and the details of their builds together. */
final class AttachDetails extends PTransform<PCollection<WorkUnit>, PCollection<DetailedUnit>> {
  private final PCollection<KV<Long, BuildDetails>> details;
  private final PCollection<KV<Long, UnitMember>> members;

  /**
   * @param details by the piece of the input
   * @param members likewise
   */
  AttachDetails(
      PCollection<KV<Long, BuildDetails>> details, PCollection<KV<Long, UnitMember>> members) {
    this.details = details;
    this.members = members;
  }

  @Override
  public PCollection<DetailedUnit> expand(PCollection<WorkUnit> units) {
    TupleTag<UnitMember> membersOfPiece = new TupleTag<>();
    TupleTag<BuildDetails> detailsOfPiece = new TupleTag<>();
    TupleTag<WorkUnit> unit = new TupleTag<>();
    TupleTag<BuildDetails> detailsOfUnit = new TupleTag<>();

    PCollection<KV<String, BuildDetails>> byUnit =
        KeyedPCollectionTuple.of(membersOfPiece, members)
            .and(detailsOfPiece, details)
            .apply("JoinPieces", CoGroupByKey.create())
            .apply("KeyByUnit", ParDo.of(new KeyByUnit(membersOfPiece, detailsOfPiece)));
    return KeyedPCollectionTuple.of(
            unit,
            units.apply(
                "KeyUnits", WithKeys.of(WorkUnit::key).withKeyType(TypeDescriptors.strings())))
        .and(detailsOfUnit, byUnit)
        .apply("JoinUnits", CoGroupByKey.<String>create())
        .apply("MakeDetailedUnit", ParDo.of(new MakeDetailedUnit(unit, detailsOfUnit)));
  }

  private static final class KeyByUnit
      extends DoFn<KV<Long, CoGbkResult>, KV<String, BuildDetails>> {
    private final TupleTag<UnitMember> members;
    private final TupleTag<BuildDetails> details;

    KeyByUnit(TupleTag<UnitMember> members, TupleTag<BuildDetails> details) {
      this.members = members;
      this.details = details;
    }

    @ProcessElement
    public void process(
        @Element KV<Long, CoGbkResult> piece, OutputReceiver<KV<String, BuildDetails>> out) {
      Map<String, String> units = new HashMap<>();
      for (UnitMember member : piece.getValue().getAll(members)) {
        units.put(member.buildKey(), member.unitKey());
      }
      for (BuildDetails each : piece.getValue().getAll(details)) {
        String unit = units.get(each.buildKey());
        if (unit == null) {
          throw new IllegalStateException("Build " + each.buildKey() + " is in no unit of work");
        }
        out.output(KV.of(unit, each));
      }
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
