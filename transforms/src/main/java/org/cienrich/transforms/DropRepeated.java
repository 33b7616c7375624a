package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.tables.DeadLetter;

/**
 * Keeps the first line of every key; the others become dead letters that name the line they repeat.
 */
final class DropRepeated<T> extends PTransform<PCollection<T>, PCollectionTuple> {
  private final SerializableFunction<T, String> key;
  private final SerializableFunction<T, InputRow> row;
  private final TupleTag<T> kept;
  final TupleTag<DeadLetter> repeated = new TupleTag<>() {};

  DropRepeated(
      SerializableFunction<T, String> key,
      SerializableFunction<T, InputRow> row,
      TupleTag<T> kept) {
    this.key = key;
    this.row = row;
    this.kept = kept;
  }

  @Override
  public PCollectionTuple expand(PCollection<T> input) {
    PCollectionTuple split =
        input
            .apply("KeyByIdentity", WithKeys.of(key).withKeyType(TypeDescriptors.strings()))
            .apply("GroupByIdentity", GroupByKey.create())
            .apply(
                "KeepFirstLine",
                ParDo.of(new KeepFirstLine<>(row, kept, repeated))
                    .withOutputTags(kept, TupleTagList.of(repeated)));
    split.get(kept).setCoder(input.getCoder());
    return split;
  }

  private static final class KeepFirstLine<T> extends DoFn<KV<String, Iterable<T>>, T> {
    private final SerializableFunction<T, InputRow> row;
    private final TupleTag<T> kept;
    private final TupleTag<DeadLetter> repeated;

    KeepFirstLine(
        SerializableFunction<T, InputRow> row, TupleTag<T> kept, TupleTag<DeadLetter> repeated) {
      this.row = row;
      this.kept = kept;
      this.repeated = repeated;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<T>> group, MultiOutputReceiver out) {
      T first = null;
      List<InputRow> others = new ArrayList<>();
      for (T candidate : group.getValue()) {
        if (first == null) {
          first = candidate;
        } else if (row.apply(candidate).line() < row.apply(first).line()) {
          others.add(row.apply(first));
          first = candidate;
        } else {
          others.add(row.apply(candidate));
        }
      }
      if (first == null) {
        return;
      }
      out.get(kept).output(first);
      long line = row.apply(first).line();
      for (InputRow other : others) {
        out.get(repeated).output(deadLetter(other, line, group.getKey()));
      }
    }

    private static DeadLetter deadLetter(InputRow repeated, long line, String key) {
      return new DeadLetter(
          repeated.line(),
          key,
          "read",
          "duplicate",
          "Repeats the build of line " + line,
          repeated.repo() + "," + repeated.buildId());
    }
  }
}
