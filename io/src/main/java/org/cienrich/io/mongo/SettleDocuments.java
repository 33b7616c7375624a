package org.cienrich.io.mongo;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.io.table.WrittenPart;

/** See {@link MongoVersion#settle}. Grouping the parts of a table waits for all of them. */
final class SettleDocuments
    extends PTransform<PCollection<WrittenPart>, PCollection<KV<String, Long>>> {
  private final MongoVersion version;

  SettleDocuments(MongoVersion version) {
    this.version = version;
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<WrittenPart> parts) {
    return parts
        .apply(
            "NameWritings",
            MapElements.into(
                    TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.strings()))
                .via(part -> KV.of(part.table(), String.valueOf(part.writing()))))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()))
        .apply("GroupByTable", GroupByKey.create())
        .apply("Settle", ParDo.of(new Settle(version)));
  }

  private static final class Settle extends DoFn<KV<String, Iterable<String>>, KV<String, Long>> {
    private final MongoVersion version;

    Settle(MongoVersion version) {
      this.version = version;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<String>> table, OutputReceiver<KV<String, Long>> counts)
        throws MongoSinkException {
      List<String> writings = new ArrayList<>();
      table.getValue().forEach(writings::add);
      try (VersionDatabase database = VersionDatabase.open(version)) {
        long documents = database.settle(table.getKey(), writings);
        counts.output(KV.of(MongoVersion.COUNTS + "." + table.getKey(), documents));
      }
    }
  }
}
