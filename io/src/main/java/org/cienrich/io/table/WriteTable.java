package org.cienrich.io.table;

import java.util.List;
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
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table into the folder of a version. Rows come with their position in the order of the
 * table: 0, 1, 2 and so on, each once; a gap or a repetition fails the pipeline. A part holds a
 * fixed number of positions, so the files depend on the rows alone, on any runner and with any
 * parallelism. A part is sorted in memory, in encoded form. A table without rows has one file.
 *
 * <p>The input is bounded and in the global window. The result has one element per part, there once
 * all files of the part are complete, and its rows in the store. Writing is idempotent.
 *
 * <pre>{@code
 * rows.apply(
 *     WriteTable.of(RecordLayout.of(Table.BUILDS, BuildRow.class), directory)
 *         .as(TableFiles.folder(RowFormat.PARQUET, "builds")));
 * }</pre>
 */
public final class WriteTable<T>
    extends PTransform<PCollection<KV<Long, T>>, PCollection<WrittenPart>> {
  private static final int ROWS_PER_PART = 50_000;

  private final PartOutput<T> output;
  private final int rowsPerPart;
  private final boolean gapsAllowed;

  private WriteTable(PartOutput<T> output, int rowsPerPart, boolean gapsAllowed) {
    this.output = output;
    this.rowsPerPart = rowsPerPart;
    this.gapsAllowed = gapsAllowed;
  }

  /** A table that still lacks its files. */
  public record Draft<T>(TableLayout<T> layout, String versionDirectory, @Nullable RowStore store) {
    /** Has the rows also put into a store; null for none. */
    public Draft<T> alsoInto(@Nullable RowStore rowStore) {
      return new Draft<>(layout, versionDirectory, rowStore);
    }

    /**
     * Names the files; all of them are written at once.
     *
     * @throws IllegalArgumentException if there are none, and no store
     */
    public WriteTable<T> as(List<TableFiles> files) {
      return new WriteTable<>(
          new PartOutput<>(layout, versionDirectory, files, store), ROWS_PER_PART, false);
    }

    /** Names the files; all of them are written at once. */
    public WriteTable<T> as(TableFiles... files) {
      return as(List.of(files));
    }
  }

  /**
   * Starts with the columns and the place.
   *
   * @param versionDirectory the folder of the version, on any Beam file system
   */
  public static <T> Draft<T> of(TableLayout<T> layout, String versionDirectory) {
    return new Draft<>(layout, versionDirectory, null);
  }

  /**
   * Sets the number of rows per part; 50,000 where it is not set. It decides the files and the
   * identity of the table, so it is no means of tuning.
   */
  public WriteTable<T> withRowsPerPart(int rows) {
    if (rows <= 0) {
      throw new IllegalArgumentException("rowsPerPart must be positive, but is " + rows);
    }
    return new WriteTable<>(output, rows, gapsAllowed);
  }

  /**
   * Accepts positions that are not all taken, such as the lines of an input some of which could not
   * be used. Parts without a row are left out. A repetition still fails the pipeline. For files in
   * a folder of their own.
   */
  public WriteTable<T> withGaps() {
    return new WriteTable<>(output, rowsPerPart, true);
  }

  @Override
  public PCollection<WrittenPart> expand(PCollection<KV<Long, T>> rows) {
    Coder<T> rowCoder = ((KvCoder<Long, T>) rows.getCoder()).getValueCoder();
    PCollection<KV<Long, KV<Long, byte[]>>> firstPart =
        rows.getPipeline().apply("FirstPart", Create.of(Parts.FIRST).withCoder(Parts.CODER));
    PCollection<KV<Long, Iterable<KV<Long, byte[]>>>> parts =
        PCollectionList.of(
                rows.apply("AssignParts", ParDo.of(new Parts.Assign<>(rowCoder, rowsPerPart)))
                    .setCoder(Parts.CODER))
            .and(firstPart)
            .apply("WithFirstPart", Flatten.pCollections())
            .apply("GroupParts", GroupByKey.create());
    PCollectionView<List<Long>> numbers =
        parts.apply("NumberParts", Keys.create()).apply("PartNumbers", View.asList());
    return parts
        .apply(
            "WriteParts",
            ParDo.of(new Parts.Write<>(output, rowCoder, rowsPerPart, gapsAllowed))
                .withSideInput("numbers", numbers))
        .setCoder(WrittenPart.coder());
  }

  @Override
  protected String getKindString() {
    return "WriteTable(" + output.layout().table() + ")";
  }
}
