package org.cienrich.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Keys;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables into the folder of a version, all by the same steps, since every step of a pipeline
 * costs time and memory of its own. Rows come with their position in the order of their table: 0,
 * 1, 2 and so on, each once; a gap or a repetition fails the pipeline. A part holds a fixed number
 * of positions, so the files depend on the rows alone, on any runner and with any parallelism. A
 * part is sorted in memory, in encoded form. A table without rows has one file.
 *
 * <p>The rows are bounded and in the global window. The result has one element per part, there once
 * all files of the part are complete, and what the measures of tables have found. Writing is
 * idempotent.
 *
 * <pre>{@code
 * pipeline.apply(
 *     WriteTables.into(directory)
 *         .and(
 *             builds,
 *             TableOutput.of(RecordLayout.of(Table.BUILDS, BuildRow.class))
 *                 .as(TableFiles.folder(RowFormat.PARQUET, "builds"))));
 * }</pre>
 */
public final class WriteTables extends PTransform<PBegin, PCollectionTuple> {
  /** Tags the parts of all tables. */
  public static final TupleTag<WrittenPart> PARTS = new TupleTag<>() {};

  /** Tags what was measured of the rows: by subject, the findings of each part by its number. */
  public static final TupleTag<KV<String, KV<Long, byte[]>>> MEASURES = new TupleTag<>() {};

  private final String versionDirectory;
  private final @Nullable RowStore store;
  private final List<Input<?>> inputs;

  private record Input<T>(PCollection<KV<Long, T>> rows, TableOutput<T> output) {}

  private WriteTables(String versionDirectory, @Nullable RowStore store, List<Input<?>> inputs) {
    this.versionDirectory = versionDirectory;
    this.store = store;
    this.inputs = inputs;
  }

  /**
   * Starts with no table.
   *
   * @param versionDirectory the folder of the version, on any Beam file system
   */
  public static WriteTables into(String versionDirectory) {
    return new WriteTables(versionDirectory, null, List.of());
  }

  /** Has all rows also put into a store; null for none. */
  public WriteTables alsoInto(@Nullable RowStore rowStore) {
    return new WriteTables(versionDirectory, rowStore, inputs);
  }

  /**
   * Adds a table; its rows are of the pipeline that this is applied to. Without a file it needs a
   * store.
   */
  public <T> WriteTables and(PCollection<KV<Long, T>> rows, TableOutput<T> output) {
    List<Input<?>> more = new ArrayList<>(inputs);
    more.add(new Input<>(rows, output));
    return new WriteTables(versionDirectory, store, more);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    List<Parts.OfTable<?>> tables = new ArrayList<>();
    List<KV<KV<Integer, Long>, KV<Long, byte[]>>> firstParts = new ArrayList<>();
    PCollectionList<KV<KV<Integer, Long>, KV<Long, byte[]>>> rows =
        PCollectionList.empty(begin.getPipeline());
    for (Input<?> input : inputs) {
      int table = tables.size();
      rows = rows.and(assign(input, table, tables));
      firstParts.add(Parts.first(table));
    }
    PCollection<KV<KV<Integer, Long>, Iterable<KV<Long, byte[]>>>> parts =
        rows.and(begin.apply("FirstParts", Create.of(firstParts).withCoder(Parts.CODER)))
            .apply("AllRows", Flatten.pCollections())
            .apply("GroupParts", GroupByKey.create());
    PCollectionView<Map<Integer, Iterable<Long>>> numbers =
        parts.apply("NumberParts", Keys.create()).apply("PartNumbers", View.asMultimap());
    PCollectionTuple written =
        parts.apply(
            "WriteParts",
            ParDo.of(new Parts.Write(tables))
                .withSideInput("numbers", numbers)
                .withOutputTags(PARTS, TupleTagList.of(MEASURES)));
    written.get(PARTS).setCoder(WrittenPart.coder());
    written.get(MEASURES).setCoder(Parts.MEASURES);
    return written;
  }

  private <T> PCollection<KV<KV<Integer, Long>, KV<Long, byte[]>>> assign(
      Input<T> input, int number, List<Parts.OfTable<?>> tables) {
    TableOutput<T> output = input.output();
    Coder<T> rowCoder = ((KvCoder<Long, T>) input.rows().getCoder()).getValueCoder();
    tables.add(
        new Parts.OfTable<>(
            new PartOutput<>(output.layout(), versionDirectory, output.files(), store),
            rowCoder,
            output.rowsPerPart(),
            output.gapsAllowed(),
            output.measure()));
    return input
        .rows()
        .apply(
            "Assign_" + output.layout().table(),
            ParDo.of(new Parts.Assign<>(number, rowCoder, output.rowsPerPart())))
        .setCoder(Parts.CODER);
  }
}
