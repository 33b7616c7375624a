package org.cienrich.io.table;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table that has been written, in every format asked for.
 *
 * @param table the name of the table
 * @param part names the part; the names of a table's parts, sorted, give the order of its rows
 * @param identitySha256 digest of the rows as JSON lines, without the volatile columns
 * @param emptyCells rows with an empty cell by column and reason, volatile columns left out
 * @param files one per format
 * @param writing the name that the store gave to this writing of the rows; null without a store
 */
public record WrittenPart(
    String table,
    String part,
    long rows,
    String identitySha256,
    SortedMap<String, SortedMap<String, Long>> emptyCells,
    List<WrittenFile> files,
    @Nullable String writing) {

  public WrittenPart {
    emptyCells = new TreeMap<>(emptyCells);
    files = List.copyOf(files);
  }

  /** Returns a deterministic coder. */
  public static Coder<WrittenPart> coder() {
    return JsonCoder.of(WrittenPart.class);
  }
}
