package org.cienrich.io.mongo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.Table;
import org.cienrich.io.table.JsonCoder;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.RowFormat;
import org.cienrich.io.table.TableFiles;
import org.cienrich.io.table.TableOutput;
import org.cienrich.io.table.WriteDeadLetters;
import org.cienrich.io.table.WriteTables;
import org.cienrich.io.table.WrittenPart;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.cienrich.io.version.Versions;
import org.cienrich.io.version.WriteManifest;

/** Versions with two tables, one of them without a key. */
final class SampleVersion {
  static final RecordLayout<AuditRow> LAYOUT = RecordLayout.of(Table.AUDIT, AuditRow.class);

  private static final int ROWS_PER_PART = 30;

  private SampleVersion() {}

  /** Writes a version in several parts, with its manifest. */
  static Manifest write(
      Path folder,
      MongoTarget target,
      String runId,
      int version,
      List<KV<Long, AuditRow>> rows,
      List<DeadLetter> letters)
      throws IOException {
    RunDescription run =
        new RunDescription(
            "sample",
            runId,
            version,
            null,
            "2024-05-01T00:00:00Z",
            List.of(),
            new TreeMap<>(),
            "0.1.0",
            "1",
            new TreeMap<>(),
            new TreeMap<>(Map.of("a.b", 1L)));
    MongoVersion documents = MongoVersion.of(target, run);
    String directory = folder.resolve("v" + version).toString();
    Pipeline pipeline =
        Pipeline.create(PipelineOptionsFactory.fromArgs("--targetParallelism=3").create());
    pipeline.apply("Check", documents.check(List.of("audit", "dead_letters")));
    PCollection<KV<Long, AuditRow>> auditRows =
        pipeline.apply(
            "Rows",
            Create.of(shuffled(rows))
                .withCoder(KvCoder.of(VarLongCoder.of(), JsonCoder.of(AuditRow.class))));
    PCollection<WrittenPart> audit =
        pipeline
            .apply(
                "WriteRows",
                WriteTables.into(directory)
                    .alsoInto(documents.store())
                    .and(
                        auditRows,
                        TableOutput.of(LAYOUT)
                            .as(TableFiles.folder(RowFormat.PARQUET, "audit"))
                            .withRowsPerPart(ROWS_PER_PART)))
            .get(WriteTables.PARTS);
    PCollection<WrittenPart> deadLetters =
        pipeline
            .apply("Letters", Create.of(letters).withCoder(JsonCoder.of(DeadLetter.class)))
            .apply("WriteLetters", WriteDeadLetters.into(directory).alsoInto(documents.store()));
    PCollection<WrittenPart> parts =
        PCollectionList.of(audit).and(deadLetters).apply(Flatten.pCollections());
    parts
        .apply(
            WriteManifest.of(
                    folder.toString(),
                    run,
                    List.of(LAYOUT, RecordLayout.ofDeadLetters()),
                    parts.apply("Settle", documents.settle()))
                .withEqualCounts("documents.audit", "rows.audit")
                .withEqualCounts("documents.dead_letters", "rows.dead_letters"))
        .apply("Publish", documents.publish(directory));
    pipeline.run().waitUntilFinish();
    return Versions.read(directory).orElseThrow();
  }

  static List<KV<Long, AuditRow>> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                KV.of(
                    (long) i,
                    new AuditRow(
                        "key " + i, "features", "computed", "completed", null, null, null, 0.5)))
        .toList();
  }

  static List<DeadLetter> letters(int count) {
    return Collections.nCopies(count, new DeadLetter(2L, null, "read", "malformed", "No id.", "x"));
  }

  private static <T> List<T> shuffled(List<T> rows) {
    List<T> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(5));
    return shuffled;
  }
}
