package org.cienrich.transforms;

import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.cienrich.transforms.coders.RecordCoder;

/** Gives every row its position in the total order of the dataset. */
final class Locate<A, R extends Record>
    extends PTransform<PCollection<A>, PCollection<KV<Long, R>>> {
  private final PCollectionView<Map<String, Long>> offsets;
  private final Class<R> rowType;
  private final SerializableFunction<A, String> repoKey;
  private final SerializableFunction<A, Integer> rowInRepository;
  private final SerializableFunction<A, R> row;

  Locate(
      PCollectionView<Map<String, Long>> offsets,
      Class<R> rowType,
      SerializableFunction<A, String> repoKey,
      SerializableFunction<A, Integer> rowInRepository,
      SerializableFunction<A, R> row) {
    this.offsets = offsets;
    this.rowType = rowType;
    this.repoKey = repoKey;
    this.rowInRepository = rowInRepository;
    this.row = row;
  }

  @Override
  public PCollection<KV<Long, R>> expand(PCollection<A> input) {
    return input
        .apply("AddOffset", ParDo.of(new AddOffset<>(this)).withSideInputs(offsets))
        .setTypeDescriptor(new TypeDescriptor<KV<Long, R>>() {})
        .setCoder(KvCoder.of(VarLongCoder.of(), RecordCoder.of(rowType)));
  }

  private static final class AddOffset<A, R extends Record> extends DoFn<A, KV<Long, R>> {
    private final OncePerBundle<Map<String, Long>> offsets;
    private final SerializableFunction<A, String> repoKey;
    private final SerializableFunction<A, Integer> rowInRepository;
    private final SerializableFunction<A, R> row;

    AddOffset(Locate<A, R> locate) {
      this.offsets = new OncePerBundle<>(locate.offsets);
      this.repoKey = locate.repoKey;
      this.rowInRepository = locate.rowInRepository;
      this.row = locate.row;
    }

    @StartBundle
    public void startBundle() {
      offsets.forget();
    }

    @ProcessElement
    public void process(ProcessContext context) {
      A element = context.element();
      Long offset = offsets.get(context).get(repoKey.apply(element));
      if (offset == null) {
        throw new IllegalStateException("No offset for repository " + repoKey.apply(element));
      }
      context.output(KV.of(offset + rowInRepository.apply(element), row.apply(element)));
    }
  }
}
