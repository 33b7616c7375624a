package org.cienrich.transforms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.tables.DeadLetter;

/**
 * Keeps the first line of builds that were named by several names of their repository; the others
 * become dead letters that name the line they repeat. Only ids and lines are grouped, about 150
 * bytes a build, and what is repeated is told to all workers.
 */
final class DropRepeatedBuilds extends PTransform<PCollection<ValidatedBuild>, PCollectionTuple> {
  private static final int GROUPS = 16;

  final TupleTag<ValidatedBuild> kept = new TupleTag<>() {};
  final TupleTag<DeadLetter> repeated = new TupleTag<>() {};

  @Override
  public PCollectionTuple expand(PCollection<ValidatedBuild> builds) {
    PCollectionView<Map<String, Long>> firstLines =
        builds
            .apply("TakeLines", ParDo.of(new TakeLines()))
            .apply("GroupLines", GroupByKey.create())
            .apply("FindRepeated", ParDo.of(new FindRepeated()))
            .apply("FirstLines", View.asMap());
    return builds.apply(
        "KeepFirst",
        ParDo.of(new KeepFirst(firstLines, kept, repeated))
            .withSideInputs(firstLines)
            .withOutputTags(kept, TupleTagList.of(repeated)));
  }

  /** A build that was not found has no key of its own; its row as written tells it apart. */
  private static String key(ValidatedBuild build) {
    return build.run() == null ? RepeatedRow.writtenKey(build.row()) : build.run().id().key();
  }

  private static final class TakeLines extends DoFn<ValidatedBuild, KV<Integer, KV<String, Long>>> {
    @ProcessElement
    public void process(
        @Element ValidatedBuild build, OutputReceiver<KV<Integer, KV<String, Long>>> out) {
      String key = key(build);
      out.output(KV.of(Math.floorMod(key.hashCode(), GROUPS), KV.of(key, build.row().line())));
    }
  }

  private static final class FindRepeated
      extends DoFn<KV<Integer, Iterable<KV<String, Long>>>, KV<String, Long>> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<String, Long>>> group,
        OutputReceiver<KV<String, Long>> out) {
      Map<String, Long> firstLines = new HashMap<>();
      Set<String> several = new HashSet<>();
      for (KV<String, Long> line : group.getValue()) {
        if (firstLines.containsKey(line.getKey())) {
          several.add(line.getKey());
        }
        firstLines.merge(line.getKey(), line.getValue(), Math::min);
      }
      several.forEach(key -> out.output(KV.of(key, firstLines.get(key))));
    }
  }

  private static final class KeepFirst extends DoFn<ValidatedBuild, ValidatedBuild> {
    private final OncePerBundle<Map<String, Long>> firstLines;
    private final TupleTag<ValidatedBuild> kept;
    private final TupleTag<DeadLetter> repeated;

    KeepFirst(
        PCollectionView<Map<String, Long>> firstLines,
        TupleTag<ValidatedBuild> kept,
        TupleTag<DeadLetter> repeated) {
      this.firstLines = new OncePerBundle<>(firstLines);
      this.kept = kept;
      this.repeated = repeated;
    }

    @StartBundle
    public void startBundle() {
      firstLines.forget();
    }

    @ProcessElement
    public void process(ProcessContext context) {
      ValidatedBuild build = context.element();
      String key = key(build);
      Long first = firstLines.get(context).get(key);
      if (first == null || first == build.row().line()) {
        context.output(kept, build);
      } else {
        context.output(repeated, RepeatedRow.of(build.row(), key, first));
      }
    }
  }
}
