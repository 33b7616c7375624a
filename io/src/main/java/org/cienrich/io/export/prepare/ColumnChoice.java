package org.cienrich.io.export.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Which columns are written. Immutable.
 *
 * @param kept indexes of the columns that stay
 * @param dropped share missing in the training part of those that do not, by index
 */
record ColumnChoice(List<Integer> kept, Map<Integer, Double> dropped) {

  static ColumnChoice all(List<TableColumn> columns) {
    return new ColumnChoice(
        IntStream.range(0, columns.size()).boxed().toList(), /* dropped= */ Map.of());
  }

  /**
   * Reads all rows once, and has the splitter remember them.
   *
   * @param mostMissing the largest share missing that a feature may have; null if any
   */
  static ColumnChoice of(RowSource source, Splitter splitter, @Nullable Double mostMissing)
      throws IOException {
    List<TableColumn> columns = source.columns();
    long[] missing = new long[columns.size()];
    long[] rows = new long[1];
    source.forEach(
        cells -> {
          if (splitter.remember(cells).isFittedOn()) {
            rows[0]++;
            for (int i = 0; i < missing.length; i++) {
              missing[i] += cells.get(i) == null ? 1 : 0;
            }
          }
        });
    List<Integer> kept = new ArrayList<>();
    Map<Integer, Double> dropped = new LinkedHashMap<>();
    for (int i = 0; i < missing.length; i++) {
      double share = rows[0] == 0 ? 0 : (double) missing[i] / rows[0];
      boolean isTooEmpty = mostMissing != null && share > mostMissing;
      if (isTooEmpty && Role.of(columns.get(i)) == Role.FEATURE) {
        dropped.put(i, share);
      } else {
        kept.add(i);
      }
    }
    return new ColumnChoice(List.copyOf(kept), dropped);
  }
}
