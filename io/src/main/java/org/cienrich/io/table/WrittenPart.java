package org.cienrich.io.table;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;

/**
 * A part of a table that has been written, in every format asked for.
 *
 * @param table the name of the table
 * @param part names the part; the names of a table's parts, sorted, give the order of its rows
 * @param identitySha256 digest of the rows as JSON lines, without the volatile columns
 * @param emptyCells rows with an empty cell by column and reason, volatile columns left out
 * @param files one per format
 */
public record WrittenPart(
    String table,
    String part,
    long rows,
    String identitySha256,
    SortedMap<String, SortedMap<String, Long>> emptyCells,
    List<WrittenFile> files) {

  public WrittenPart {
    emptyCells = new TreeMap<>(emptyCells);
    files = List.copyOf(files);
  }

  /** Returns a deterministic coder. */
  public static Coder<WrittenPart> coder() {
    return JsonCoder.of(WrittenPart.class);
  }
}
