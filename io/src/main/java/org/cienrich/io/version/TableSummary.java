package org.cienrich.io.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.TableLayout;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.table.WrittenPart;

/**
 * A table of a version, from its parts.
 *
 * @param identitySha256 digest of the digests of the parts, in the order of the rows
 * @param emptyCells rows with an empty cell by column and reason
 */
record TableSummary(
    TableLayout<?> layout,
    long rows,
    String identitySha256,
    SortedMap<String, SortedMap<String, Long>> emptyCells,
    List<WrittenFile> files) {

  /**
   * Sums up the parts of one table.
   *
   * @param all the parts of all tables
   * @throws IllegalStateException if a part is there twice, or none is
   */
  static TableSummary of(TableLayout<?> layout, Iterable<WrittenPart> all) {
    List<WrittenPart> parts = new ArrayList<>();
    for (WrittenPart part : all) {
      if (part.table().equals(layout.table())) {
        parts.add(part);
      }
    }
    parts.sort(Comparator.comparing(WrittenPart::part));
    if (parts.isEmpty()) {
      throw new IllegalStateException("Table " + layout.table() + " was not written");
    }
    Set<String> names = new HashSet<>();
    StringBuilder identities = new StringBuilder();
    SortedMap<String, SortedMap<String, Long>> emptyCells = new TreeMap<>();
    List<WrittenFile> files = new ArrayList<>();
    long rows = 0;
    for (WrittenPart part : parts) {
      if (!names.add(part.part())) {
        throw new IllegalStateException(
            "Part " + part.part() + " of table " + layout.table() + " was written twice");
      }
      identities.append(part.identitySha256()).append('\n');
      part.emptyCells().forEach((column, reasons) -> merge(emptyCells, column, reasons));
      files.addAll(part.files());
      rows += part.rows();
    }
    return new TableSummary(layout, rows, Sha256.of(identities.toString()), emptyCells, files);
  }

  private static void merge(
      SortedMap<String, SortedMap<String, Long>> sums,
      String column,
      SortedMap<String, Long> reasons) {
    SortedMap<String, Long> sum = sums.computeIfAbsent(column, name -> new TreeMap<>());
    reasons.forEach((reason, rows) -> sum.merge(reason, rows, Long::sum));
  }
}
